package dev.podfall.web.store;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Sessions by the hash of their secret. */
@JdbcRepository(dialect = Dialect.H2)
public interface SessionRepository extends CrudRepository<SessionRow, String> {
    /** Forgets those that ended. */
    void deleteByExpiresAtBefore(Instant instant);
}
