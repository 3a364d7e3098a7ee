package dev.podfall.web.store;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Learners by id. */
@JdbcRepository(dialect = Dialect.H2)
public interface LearnerRepository extends CrudRepository<LearnerRow, String> {}
