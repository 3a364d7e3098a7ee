package dev.podfall.sim.loop;

import java.time.Instant;
import java.util.function.Consumer;

/** An entry of the event loop's queue. */
final class Task implements Timer, Runnable, Comparable<Task> {
    private final Instant due;
    private final long sequence;
    private final String what;
    private final Runnable work;
    private final Consumer<Task> onCancel;
    private boolean pending = true;

    Task(Instant due, long sequence, String what, Runnable work, Consumer<Task> onCancel) {
        this.due = due;
        this.sequence = sequence;
        this.what = what;
        this.work = work;
        this.onCancel = onCancel;
    }

    Instant due() {
        return due;
    }

    @Override
    public void run() {
        if (pending) {
            pending = false;
            work.run();
        }
    }

    @Override
    public void cancel() {
        if (pending) {
            pending = false;
            onCancel.accept(this);
        }
    }

    @Override
    public boolean isPending() {
        return pending;
    }

    @Override
    public int compareTo(Task other) {
        int byTime = due.compareTo(other.due);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return what + " at " + due;
    }
}
