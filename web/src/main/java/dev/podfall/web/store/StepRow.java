package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.time.Instant;

/**
 * A step of an attempt.
 *
 * @param id {@code ATTEMPT/SEQUENCE}
 * @param payload JSON
 */
@MappedEntity("attempt_step")
record StepRow(
        @Id String id,
        String attemptId,
        long sequence,
        Instant at,
        String kind,
        @MappedProperty(type = DataType.STRING) String payload) {}
