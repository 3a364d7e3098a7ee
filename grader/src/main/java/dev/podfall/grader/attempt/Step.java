package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Something that happened in an attempt.
 *
 * @param sequence counted from 1 within the attempt
 * @param at wall time
 * @param content what {@link #payload} gives; a log that holds many keeps it small
 */
public record Step(long sequence, Instant at, Kind kind, Supplier<JsonNode> content) {
    /** What happened. */
    public enum Kind {
        started,
        hinted,
        checked,
        paid,
        answered,
        /** What is judged was looked at, for good; the diagnosis is asked from here on. */
        frozen,
        submitted,
        expired,
        graded,
        regraded,
        /** Something earns other points than the rubric gives. */
        overridden,
        reset,
        /** It has another deadline. */
        extended,
        /** What was asked of its cluster, kept before the cluster goes. */
        audited,
        /** Its learner wrote a postmortem. */
        reviewed,
        stopped
    }

    /** One whose payload is at hand; null where there is none. */
    public Step(long sequence, Instant at, Kind kind, JsonNode payload) {
        this(sequence, at, kind, new Known(payload));
    }

    /** What is to be said of it; null where there is nothing. */
    public JsonNode payload() {
        return content.get();
    }

    /** The same happened, however its payload is kept. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Step step
                && sequence == step.sequence
                && at.equals(step.at)
                && kind == step.kind
                && Objects.equals(payload(), step.payload());
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, at, kind);
    }

    /** At hand. */
    private record Known(JsonNode payload) implements Supplier<JsonNode> {
        @Override
        public JsonNode get() {
            return payload;
        }
    }
}
