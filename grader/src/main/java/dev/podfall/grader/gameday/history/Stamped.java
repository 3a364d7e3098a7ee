package dev.podfall.grader.gameday.history;

import java.time.Instant;

/**
 * What a step carries, with its time.
 *
 * @param number of the step in the drill, as the timeline counts
 */
public record Stamped<T>(long number, Instant at, T what) {}
