package dev.podfall.sim.loop;

import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One queue per cluster, ordered by (time, sequence). Everything that happens in a cluster happens as a task on its
 * loop, one at a time, whichever thread of the shared pool carries it.
 *
 * <p>Work from outside (requests, {@link #call}) enters through an inbox and runs at the cluster's now, after all tasks
 * that are due by then. Time moves in two ways: {@link #runUntil} runs ahead as fast as the machine can, and a
 * {@link Pacer} ties it to the wall clock.
 */
public final class EventLoop implements Timeline {
    private final SimClock clock;
    private final Executor threads;
    private final Consumer<Throwable> onFailure;
    private final PriorityQueue<Task> queue = new PriorityQueue<>();
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Thread carrier;
    private volatile boolean closed;
    private Supplier<Instant> pace = () -> null;
    private Runnable afterTurn = () -> {};
    private long sequence;
    private long executed;

    /**
     * @param threads carries the turns; may be shared by many loops
     * @param onFailure told of every task that threw; the loop goes on, as a real component's crash handler does
     */
    public EventLoop(SimClock clock, Executor threads, Consumer<Throwable> onFailure) {
        this.clock = clock;
        this.threads = threads;
        this.onFailure = onFailure;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    /** {@inheritDoc} Must be called on the loop. */
    @Override
    public Timer after(Duration delay, String what, Runnable task) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        Task entry = new Task(Moments.plus(clock.now(), wait), sequence++, what, task, queue::remove);
        queue.add(entry);
        return entry;
    }

    /** Whether the calling thread carries this loop right now. */
    public boolean isCurrent() {
        return Thread.currentThread() == carrier;
    }

    /** Hands in a task from outside and returns at once. After {@link #close} it is dropped. */
    public void submit(Runnable task) {
        if (closed) {
            return;
        }
        inbox.add(task);
        wake();
    }

    /** Hands in a task from outside and waits for its answer; on the loop itself it runs at once. */
    public <T> T call(Supplier<T> task) {
        if (isCurrent()) {
            return task.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (closed) {
            throw new IllegalStateException("The cluster is closed.");
        }
        submit(() -> {
            try {
                answer.complete(task.get());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.join();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Runs ahead: every task due by {@code target} in order, then sets the clock to it. */
    public void runUntil(Instant target) {
        runUntil(target, () -> false);
    }

    /**
     * Runs ahead until {@code target} or until {@code done} holds after a task, whichever is first.
     *
     * @return whether {@code done} held
     */
    public boolean runUntil(Instant target, BooleanSupplier done) {
        return call(() -> runDue(target, done));
    }

    /** Ties time to {@code pace}, asked before each turn; it may answer null (stand still). See {@link Pacer}. */
    void pace(Supplier<Instant> newPace, Runnable newAfterTurn) {
        call(() -> {
            this.pace = newPace;
            this.afterTurn = newAfterTurn;
            return null;
        });
        wake();
    }

    /** When the next task is due, or null. Must be called on the loop. */
    Instant nextDue() {
        return queue.isEmpty() ? null : queue.peek().due();
    }

    /** How many tasks ran so far; for benchmarks and traces. */
    public long executed() {
        return executed;
    }

    /** Drops all tasks; later submissions are ignored. */
    public void close() {
        if (!closed) {
            call(() -> {
                closed = true;
                queue.clear();
                return null;
            });
        }
    }

    /** Asks for a turn. A call during a turn brings another one after it: what it calls for may be seen too late. */
    void wake() {
        if (calls.getAndIncrement() == 0) {
            threads.execute(this::turn);
        }
    }

    private void turn() {
        int answered = calls.get();
        carrier = Thread.currentThread();
        try {
            catchUp();
            for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
                run(task);
                catchUp();
            }
            afterTurn.run();
        } finally {
            carrier = null;
            boolean over = closed && inbox.isEmpty();
            if (calls.addAndGet(-answered) > 0 && !over) {
                threads.execute(this::turn);
            }
        }
    }

    private void catchUp() {
        Instant target = pace.get();
        Instant now = clock.now();
        runDue(target == null || target.isBefore(now) ? now : target, () -> false);
    }

    private boolean runDue(Instant target, BooleanSupplier done) {
        while (!queue.isEmpty() && !queue.peek().due().isAfter(target)) {
            Task next = queue.poll();
            if (next.due().isAfter(clock.now())) {
                clock.moveTo(next.due());
            }
            executed++;
            run(next);
            if (done.getAsBoolean()) {
                return true;
            }
        }
        if (target.isAfter(clock.now())) {
            clock.moveTo(target);
        }
        return done.getAsBoolean();
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            onFailure.accept(failure);
        }
    }
}
