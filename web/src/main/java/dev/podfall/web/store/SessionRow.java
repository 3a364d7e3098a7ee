package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A signed-in browser.
 *
 * @param idHash SHA-256 of the cookie's value, in hex; the value itself is never stored
 * @param formToken what every form of this session carries, against forged requests
 */
@MappedEntity("browser_session")
public record SessionRow(@Id String idHash, String learnerId, String formToken, Instant createdAt, Instant expiresAt) {}
