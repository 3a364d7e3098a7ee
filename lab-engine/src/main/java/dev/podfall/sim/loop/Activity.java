package dev.podfall.sim.loop;

import java.time.Duration;
import java.util.Optional;

/** The turn that runs, if one does: written by its carrier, read by whoever watches. */
final class Activity {
    private volatile Thread carrier;
    private volatile long began;
    private volatile Object doing = "nothing yet";

    void begin() {
        began = System.nanoTime();
        carrier = Thread.currentThread();
    }

    /** @param task its text is asked for only when somebody looks */
    void doing(Object task) {
        doing = task;
    }

    synchronized void end() {
        carrier = null;
    }

    boolean isCurrent() {
        return Thread.currentThread() == carrier;
    }

    Optional<Busy> busy() {
        Thread thread = carrier;
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        return thread == null ? Optional.empty() : Optional.of(new Busy(doing.toString(), time, thread));
    }

    /** Wakes a carrier that blocks. It may have gone on to another cluster's turn a moment later, so not after the end. */
    synchronized void interrupt() {
        if (carrier != null && carrier != Thread.currentThread()) {
            carrier.interrupt();
        }
    }
}
