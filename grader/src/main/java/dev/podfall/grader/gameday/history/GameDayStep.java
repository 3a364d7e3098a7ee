package dev.podfall.grader.gameday.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened in a drill.
 *
 * @param sequence counted from 1 within the drill
 * @param at wall time
 */
public record GameDayStep(long sequence, Instant at, Kind kind, JsonNode payload) {
    /** What happened. */
    public enum Kind {
        announced,
        /** Its cluster is up, on a runtime that is not embedded; nothing begins before. */
        settled,
        joined,
        /** The countdown is over. */
        begun,
        /** What the drill before promised was looked at. */
        promised,
        /** What users got in the seconds before. */
        sampled,
        injected,
        /** A cue did not fit the cluster any more. */
        misfired,
        /** A part of the drill itself did not work. */
        failed,
        paged,
        escalated,
        acknowledged,
        /** The alert does not fire any more. */
        cleared,
        noted,
        opened,
        /** A step of a runbook was run. */
        ran,
        /** People changed something in the cluster. */
        changed,
        mitigated,
        resolved,
        aborted,
        /** Its minutes are over, and nobody ended it. */
        ranOut,
        drafted,
        /** The review is over; the cluster is gone. */
        closed
    }
}
