package dev.podfall.web.store;

import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Sessions by the hash of their secret. */
public interface SessionRepository extends CrudRepository<SessionRow, String> {
    /** Forgets those that ended. */
    void deleteByExpiresAtBefore(Instant instant);
}
