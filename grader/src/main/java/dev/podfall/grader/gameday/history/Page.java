package dev.podfall.grader.gameday.history;

import dev.podfall.scenario.gameday.Alert;
import java.time.Instant;

/**
 * A page: the pager rang.
 *
 * @param number counted from 1
 * @param levels what users got then, in words
 * @param escalated when the secondary was rung; null if that was not needed
 * @param acknowledged when somebody said that they are at it; null if nobody did
 * @param by who
 * @param cleared when the alert stopped firing; null while it fires
 */
public record Page(
        int number,
        Alert alert,
        Instant at,
        String levels,
        Instant escalated,
        Instant acknowledged,
        String by,
        Instant cleared) {
    Page escalatedAt(Instant when) {
        return new Page(number, alert, at, levels, when, acknowledged, by, cleared);
    }

    Page acknowledgedBy(String who, Instant when) {
        return new Page(number, alert, at, levels, escalated, when, who, cleared);
    }

    Page clearedAt(Instant when) {
        return new Page(number, alert, at, levels, escalated, acknowledged, by, when);
    }

    /** Whether somebody is still waited for. */
    public boolean isRinging() {
        return acknowledged == null && cleared == null;
    }
}
