package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.time.Instant;

/**
 * A step of a sitting of an exam.
 *
 * @param id {@code SITTING/SEQUENCE}
 * @param payload JSON
 */
@MappedEntity("exam_step")
record ExamStepRow(
        @Id String id,
        String sittingId,
        long sequence,
        Instant at,
        String kind,
        @MappedProperty(type = DataType.STRING) String payload) {}
