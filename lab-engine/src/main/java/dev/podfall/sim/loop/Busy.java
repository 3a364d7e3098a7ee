package dev.podfall.sim.loop;

import java.time.Duration;

/**
 * What a loop is doing, seen from outside.
 *
 * @param doing the task that runs, such as {@code process sh} or {@code GET /api/v1/pods}
 * @param time how long the turn lasts already
 * @param thread what carries it
 */
public record Busy(String doing, Duration time, Thread thread) {}
