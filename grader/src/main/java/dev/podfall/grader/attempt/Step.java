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
}
