package dev.podfall.sim.loop;

import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The tasks that wait for their time, in order of (time, sequence of asking), and the clock that they move. One that is
 * cancelled stays where it is until its turn, or until such are as many as the others: to search for it would take longer the
 * more tasks there are.
 */
final class Agenda {
    private static final int FEW = 256;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final SimClock clock;
    private final Consumer<Task> runner;
    private long sequence;
    private long executed;
    private int cancelled;

    /** @param runner runs a task whose time has come */
    Agenda(SimClock clock, Consumer<Task> runner) {
        this.clock = clock;
        this.runner = runner;
    }

    /** How a run went. */
    enum Run {
        /** The condition held. */
        DONE,
        /** The target is reached. */
        REACHED,
        /** The wall time is over before either. */
        MORE
    }

    Task add(Duration delay, String what, Runnable work) {
        Instant due = Moments.plus(clock.now(), delay.isNegative() ? Duration.ZERO : delay);
        Task task = new Task(due, sequence++, what, work, this::cancelled);
        tasks.add(task);
        return task;
    }

    /**
     * Runs what is due by {@code target}, in order, and sets the clock to it.
     *
     * @param done asked after each task
     * @param end when to pause, in nanoTime; null for never
     */
    Run run(Instant target, BooleanSupplier done, Long end) {
        for (Task next = first(); next != null && !next.due().isAfter(target); next = first()) {
            tasks.poll();
            if (next.due().isAfter(clock.now())) {
                clock.moveTo(next.due());
            }
            executed++;
            runner.accept(next);
            if (done.getAsBoolean()) {
                return Run.DONE;
            }
            if (end != null && System.nanoTime() - end >= 0) {
                return Run.MORE;
            }
        }
        if (target.isAfter(clock.now())) {
            clock.moveTo(target);
        }
        return done.getAsBoolean() ? Run.DONE : Run.REACHED;
    }

    /** When the first is due, or null. */
    Instant nextDue() {
        Task first = first();
        return first == null ? null : first.due();
    }

    /** The next task that was not cancelled, or null. */
    private Task first() {
        while (!tasks.isEmpty() && !tasks.peek().isPending()) {
            tasks.poll();
            cancelled--;
        }
        return tasks.peek();
    }

    private void cancelled(Task task) {
        cancelled++;
        if (cancelled > FEW && cancelled > tasks.size() / 2) {
            tasks.removeIf(waiting -> !waiting.isPending());
            cancelled = 0;
        }
    }

    long executed() {
        return executed;
    }

    /** How many tasks are kept, cancelled ones among them. */
    int size() {
        return tasks.size();
    }

    void clear() {
        tasks.clear();
        cancelled = 0;
    }
}
