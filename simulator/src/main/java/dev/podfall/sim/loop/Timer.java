package dev.podfall.sim.loop;

/** A task that waits for its time. */
public interface Timer {
    /** Takes the task off the queue; a timer that fired or was cancelled already stays as it is. */
    void cancel();

    /** Whether the task still waits. */
    boolean isPending();
}
