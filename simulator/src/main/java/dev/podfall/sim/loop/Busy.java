package dev.podfall.sim.loop;

import java.time.Duration;

/**
 * What a loop is doing, seen from outside.
 *
 * @param doing the task that runs, such as {@code process sh} or {@code GET /api/v1/pods}
 * @param task how long that task lasts already
 * @param time how long the turn lasts already, of which it is a part
 * @param thread what carries it
 */
public record Busy(String doing, Duration task, Duration time, Thread thread) {
    /**
     * Whether it will hardly come to an end by itself. One task after the other, each of them short, is work: a cluster that
     * was just opened has plenty of it, and a busy machine takes its time.
     */
    public boolean isHeld() {
        return task.compareTo(Watchdog.HELD) > 0 || time.compareTo(Watchdog.STUCK) > 0;
    }
}
