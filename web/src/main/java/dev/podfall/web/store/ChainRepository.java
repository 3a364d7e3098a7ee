package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;

/** Chains by attempt. */
public interface ChainRepository extends CrudRepository<ChainRow, String> {}
