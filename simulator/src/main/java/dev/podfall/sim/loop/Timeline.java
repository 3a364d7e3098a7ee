package dev.podfall.sim.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * What a component may ask of the event loop: the time, and to be called later. Every task runs alone on the cluster's
 * loop, in order of (due time, sequence of asking), so components need no locks.
 */
public interface Timeline {
    /** The cluster's now. */
    Instant now();

    /**
     * Runs {@code task} once, {@code delay} from now (zero: after everything already queued for now).
     *
     * @param what names the task in traces, such as {@code "kubelet node-1: probe liveness"}
     */
    Timer after(Duration delay, String what, Runnable task);

    /**
     * As {@link #after} for the next round of something that looks at the same thing again and again. Where hours are leapt
     * over such rounds come more rarely.
     */
    default Timer nextRound(Duration period, String what, Runnable task) {
        return after(period.multipliedBy(roundsAtOnce()), what, task);
    }

    /** How many such rounds become one just now; 1 for none left out. */
    default int roundsAtOnce() {
        return 1;
    }

    /**
     * How far now lies behind what the cluster's pace asks for, beyond a moment that counts for nothing: the machine has more
     * to do than it can do in time. Zero where time stands still or runs ahead, so that what happens there never depends on
     * the machine.
     */
    default Duration behind() {
        return Duration.ZERO;
    }

    /** Runs {@code task} at this instant of cluster time, after everything already queued for it. */
    default Timer soon(String what, Runnable task) {
        return after(Duration.ZERO, what, task);
    }
}
