package dev.podfall.sim.loop;

import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One queue per cluster, ordered by (time, sequence). Everything that happens in a cluster is a task on its loop, one at a time,
 * whichever thread of the shared pool carries it. Work from outside (requests, {@link #call}) enters through an inbox and runs at the
 * cluster's now, after what is due by then. {@link #runUntil} runs ahead as fast as the machine can, a {@link Pacer} ties time to the
 * wall clock. A cluster that is behind answers requests first: they wait for a slice of the backlog, other clusters for a turn.
 */
public final class EventLoop implements Timeline {
    /** How long due tasks may run while a request waits. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(5);
    /** How long a turn may hold its thread while another cluster's waits. */
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(20);
    /** As {@link #SLICE}, where the clock stands still: what is due now is done now, unless that has no end. */
    private static final long STANDING_SLICE = TimeUnit.SECONDS.toNanos(1);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_STUCK = Duration.ofMillis(100);
    private final SimClock clock;
    private final Executor threads;
    private final Agenda agenda;
    private final ConcurrentLinkedDeque<Request> inbox = new ConcurrentLinkedDeque<>();
    private final Questions questions = new Questions(this);
    private final AtomicInteger calls = new AtomicInteger();
    private final Activity activity = new Activity();
    private final Strands strands;
    private volatile boolean closed;
    private volatile boolean abandoned;
    private Tempo tempo = Tempo.STANDING;
    private int ahead;
    private int roundsAtOnce = 1;

    /**
     * @param threads carries the turns; may be shared by many loops
     * @param onFailure told of every task that threw; the loop goes on, as a real component's crash handler does
     */
    public EventLoop(SimClock clock, Executor threads, Consumer<Throwable> onFailure) {
        this.clock = clock;
        this.agenda = new Agenda(clock, this::run);
        this.threads = threads;
        this.strands = new Strands(this, activity, onFailure);
    }

    @Override
    public Instant now() {
        checkAlive();
        return clock.now();
    }

    /** {@inheritDoc} Must be called on the loop. */
    @Override
    public Timer after(Duration delay, String what, Runnable task) {
        checkAlive();
        return agenda.add(delay, what, task);
    }

    @Override
    public int roundsAtOnce() {
        return roundsAtOnce;
    }

    /** How many rounds of what is done again and again become one; 1 for none left out. */
    public void roundsAtOnce(int number) {
        call(() -> roundsAtOnce = number);
    }

    /** Whatever a loop that was ended is still at, it comes here sooner or later. */
    private void checkAlive() {
        if (abandoned && activity.isCurrent()) {
            throw new ClusterEnded();
        }
    }

    /** Lets its tasks wait in their middle. */
    public Waits waits() {
        return strands;
    }

    /** Whether the calling thread carries this loop right now. */
    public boolean isCurrent() {
        return activity.isCurrent();
    }

    /** What it is doing, from any thread; empty between two turns. */
    public Optional<Busy> busy() {
        return activity.busy();
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    /** As below, for who needs no name. */
    public void submit(Runnable task) {
        submit("a request from outside", task);
    }

    /** Hands in a task and returns at once; a closed loop drops it. From the loop itself it is due now, not when a turn ends. */
    public void submit(String what, Runnable task) {
        if (!closed && isCurrent()) {
            agenda.add(Duration.ZERO, what, task);
            wake();
        } else if (!closed) {
            inbox.add(new Request(what, task));
            wake();
        }
    }

    /**
     * Hands in a task from outside and waits for its answer; on the loop itself it runs at once.
     *
     * @throws LoopSilent if the loop does not come to it within a minute
     */
    public <T> T call(Supplier<T> task) {
        if (isCurrent()) {
            return task.get();
        }
        if (closed) {
            throw Questions.closed();
        }
        return questions.ask(task);
    }

    /** As below, to the end. */
    public void runUntil(Instant target) {
        runUntil(target, () -> false);
    }

    /**
     * Runs every task due by {@code target} in order, then sets the clock to it; or until {@code done} holds. Answers requests.
     *
     * @return whether {@code done} held
     */
    public boolean runUntil(Instant target, BooleanSupplier done) {
        if (isCurrent()) {
            return agenda.run(target, done, null) == Agenda.Run.DONE;
        }
        call(() -> ahead++);
        try {
            Agenda.Run run = Agenda.Run.MORE;
            while (run == Agenda.Run.MORE) {
                run = call(() -> agenda.run(target, done, System.nanoTime() + TURN));
            }
            return run == Agenda.Run.DONE;
        } finally {
            submit(() -> ahead--);
        }
    }

    /** Ties time to {@code newTempo}. See {@link Pacer}. */
    void pace(Tempo newTempo) {
        call(() -> tempo = newTempo);
        wake();
    }

    @Override
    public Duration behind() {
        Instant wanted = ahead > 0 ? null : tempo.wanted();
        Instant now = clock.now();
        return wanted == null || wanted.isBefore(now) ? Duration.ZERO : Duration.between(now, wanted);
    }

    /** When the next task is due, or null. On the loop. */
    Instant nextDue() {
        return agenda.nextDue();
    }

    /** How many tasks ran so far; for benchmarks and traces. */
    public long executed() {
        return agenda.executed();
    }

    /** Drops all tasks; later submissions are ignored. */
    public void close() {
        close(PATIENCE, () -> {});
    }

    /**
     * Ends the loop, after {@code last} has run on it; from outside if it does not come to it in time: its thread is given up.
     *
     * @return whether it ended in order
     */
    public boolean close(Duration patience, Runnable last) {
        if (closed) {
            return true;
        }
        CompletableFuture<Void> over = new CompletableFuture<>();
        Request closing = new Request("closing", () -> {
            strands.close();
            try {
                last.run();
            } finally {
                closed = true;
                agenda.clear();
                strands.endAll();
                over.complete(null);
            }
        });
        if (isCurrent()) {
            closing.run();
        } else {
            inbox.addFirst(closing);
            wake();
        }
        boolean stuck = busy().filter(Busy::isHeld).isPresent();
        boolean inOrder = Questions.isAnswered(over, stuck ? PATIENCE_WITH_STUCK : patience);
        if (inOrder) {
            questions.refuseAll();
        } else {
            abandon();
        }
        return inOrder;
    }

    /** Ends it from outside, or from within a task: nothing of it runs any more but what runs right now. */
    public void abandon() {
        abandoned = true;
        closed = true;
        strands.endAll();
        questions.refuseAll();
        activity.interrupt();
    }

    /** Asks for a turn. A call during a turn brings another one after it: what it calls for may be seen too late. */
    void wake() {
        if (calls.getAndIncrement() == 0) {
            threads.execute(this::turn);
        }
    }

    private void turn() {
        int answered = calls.get();
        boolean more = false;
        activity.begin();
        try {
            more = !abandoned && work(System.nanoTime() + TURN);
            tempo.turned();
        } catch (ClusterEnded over) {
            agenda.clear();
            inbox.clear();
        } finally {
            activity.end();
            boolean again = calls.addAndGet(-answered) > 0;
            if (again && !(closed && inbox.isEmpty())) {
                threads.execute(this::turn);
            } else if (more && !closed) {
                wake();
            }
        }
    }

    /** @return whether something is left to do that is due */
    private boolean work(long end) {
        boolean behind = catchUp();
        while (true) {
            Request request = inbox.poll();
            if (request == null && !behind) {
                return false;
            }
            if (request != null) {
                run(request);
            }
            // Whoever asks while there is a backlog waits for a slice of it, not for all of it once for each request.
            behind = behind && request != null || catchUp();
            if (System.nanoTime() - end >= 0) {
                return behind || !inbox.isEmpty();
            }
        }
    }

    /** @return whether it did not get through */
    private boolean catchUp() {
        Instant target = tempo.target();
        Instant now = clock.now();
        boolean stands = target == null;
        Instant until = stands ? strands.until(now, agenda.nextDue()) : target.isBefore(now) ? now : target;
        long end = System.nanoTime() + (stands ? STANDING_SLICE : SLICE);
        return !(stands && ahead > 0) // who runs ahead looks at each task
                && (agenda.run(until, () -> false, end) == Agenda.Run.MORE || stands && until.isAfter(now));
    }

    private void run(Runnable task) {
        strands.run(task);
        checkAlive();
    }
}
