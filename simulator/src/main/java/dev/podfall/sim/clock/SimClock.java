package dev.podfall.sim.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The cluster's own time. It stands still unless the event loop moves it, and it never moves backwards.
 *
 * <p>Wall time is a different thing: only {@code sim.loop} compares the two, and only {@code sim.api} translates
 * timestamps for clients.
 */
public final class SimClock {
    private Instant now;

    public SimClock(Instant start) {
        this.now = start;
    }

    /** The cluster's now. */
    public synchronized Instant now() {
        return now;
    }

    /**
     * Moves time forward.
     *
     * @throws IllegalArgumentException if {@code target} lies before now
     */
    public synchronized void moveTo(Instant target) {
        if (target.isBefore(now)) {
            throw new IllegalArgumentException("Time never runs backwards: asked for " + target + " at " + now + ", "
                    + Duration.between(target, now) + " too late.");
        }
        now = target;
    }
}
