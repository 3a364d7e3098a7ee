package dev.podfall.web.store;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Answers of a sitting. */
@JdbcRepository(dialect = Dialect.H2)
public interface AnswerRepository extends CrudRepository<AnswerRow, String> {
    List<AnswerRow> findBySittingId(String sittingId);
}
