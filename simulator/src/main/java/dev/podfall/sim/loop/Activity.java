package dev.podfall.sim.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The turn that runs, if one does: written by its carrier, read by whoever watches. */
final class Activity {
    private final LongSupplier nanos;
    private volatile Thread carrier;
    private volatile long began;
    private volatile long taskBegan;
    private volatile Object doing = "nothing yet";

    Activity() {
        this(System::nanoTime);
    }

    /** @param nanos what tells time, as {@link System#nanoTime} does */
    Activity(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void begin() {
        began = nanos.getAsLong();
        taskBegan = began;
        carrier = Thread.currentThread();
    }

    /** Another thread has taken over; the one before stands still meanwhile. */
    synchronized void carriedBy(Thread thread) {
        carrier = thread;
    }

    /** @param task its text is asked for only when somebody looks */
    void doing(Object task) {
        doing = task;
        taskBegan = nanos.getAsLong();
    }

    synchronized void end() {
        carrier = null;
    }

    boolean isCurrent() {
        return Thread.currentThread() == carrier;
    }

    Optional<Busy> busy() {
        Thread thread = carrier;
        long now = nanos.getAsLong();
        Duration task = Duration.ofNanos(now - taskBegan);
        Duration time = Duration.ofNanos(now - began);
        return thread == null ? Optional.empty() : Optional.of(new Busy(doing.toString(), task, time, thread));
    }

    /** Wakes a carrier that blocks. It may have gone on to another cluster's turn a moment later, so not after the end. */
    synchronized void interrupt() {
        if (carrier != null && carrier != Thread.currentThread()) {
            carrier.interrupt();
        }
    }
}
