package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The ways of requests in an attempt's cluster.
 *
 * @param chains JSON
 */
@MappedEntity("attempt_chain")
public record ChainRow(@Id String attemptId, Instant takenAt, String chains) {}
