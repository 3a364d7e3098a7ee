package dev.podfall.web.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.time.Instant;

/**
 * A step of a drill.
 *
 * @param id {@code DRILL/SEQUENCE}
 * @param payload JSON
 */
@MappedEntity("game_day_step")
record GameDayStepRow(
        @Id String id,
        String drillId,
        long sequence,
        Instant at,
        String kind,
        @MappedProperty(type = DataType.STRING) String payload) {}
