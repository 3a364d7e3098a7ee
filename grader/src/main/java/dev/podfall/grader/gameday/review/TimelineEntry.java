package dev.podfall.grader.gameday.review;

import java.time.Instant;

/**
 * A line of the timeline.
 *
 * @param number as postmortems refer to it: {@code #12}
 * @param kind of the step
 * @param who did it; empty for the system
 * @param secret whether only the facilitator may see it before the end
 */
public record TimelineEntry(long number, Instant at, String kind, String who, String text, boolean secret) {}
