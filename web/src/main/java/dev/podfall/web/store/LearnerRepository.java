package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;

/** Learners by id. */
public interface LearnerRepository extends CrudRepository<LearnerRow, String> {}
