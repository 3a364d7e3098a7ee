package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened in a sitting.
 *
 * @param sequence counted from 1 within the sitting
 * @param at wall time
 */
public record ExamStep(long sequence, Instant at, Kind kind, JsonNode payload) {
    /** What happened. */
    public enum Kind {
        started,
        /** The candidate turned to a task. */
        visited,
        /** A hands-on task got its attempt. */
        opened,
        answered,
        flagged,
        /** The candidate says that a task is done, or is not. */
        done,
        noted,
        /** Time was given back that the server had taken. */
        credited,
        submitted,
        expired,
        graded
    }
}
