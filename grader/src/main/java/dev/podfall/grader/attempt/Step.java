package dev.podfall.grader.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened in an attempt.
 *
 * @param sequence counted from 1 within the attempt
 * @param at wall time
 */
public record Step(long sequence, Instant at, Kind kind, JsonNode payload) {
    /** What happened. */
    public enum Kind {
        started,
        hinted,
        checked,
        answered,
        submitted,
        expired,
        graded,
        regraded,
        reset,
        stopped
    }
}
