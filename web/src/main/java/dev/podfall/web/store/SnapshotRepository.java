package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;

/** Quizzes as they were, by digest. */
public interface SnapshotRepository extends CrudRepository<SnapshotRow, String> {}
