package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;

/** The cells of one row, filled from left to right, at one instant. */
public final class Cells {
    private final ArrayNode cells;
    private final Instant now;

    Cells(ArrayNode cells, Instant now) {
        this.cells = cells;
        this.now = now;
    }

    Cells text(String value) {
        cells.add(value);
        return this;
    }

    /** The text, or {@code placeholder} when there is none. */
    Cells text(JsonNode value, String placeholder) {
        String text = value.asText("");
        return text(text.isEmpty() || value.isNull() ? placeholder : text);
    }

    Cells number(long value) {
        cells.add(value);
        return this;
    }

    Cells number(double value) {
        cells.add(value);
        return this;
    }

    /** Null, which clients show in their own way. */
    Cells nothing() {
        cells.addNull();
        return this;
    }

    Cells number(JsonNode value) {
        return number(value.asLong());
    }

    Cells flag(boolean value) {
        cells.add(value);
        return this;
    }

    Cells age(KubeObject object) {
        return text(since(object.metadata().path("creationTimestamp")));
    }

    /** How long ago a timestamp was. */
    String since(JsonNode timestamp) {
        return Ages.since(timestamp, now);
    }

    Instant now() {
        return now;
    }
}
