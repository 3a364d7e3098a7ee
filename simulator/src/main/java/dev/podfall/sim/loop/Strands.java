package dev.podfall.sim.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The tasks of a loop that may wait, and those that do. */
final class Strands implements Waits {
    /** As many writes as a real API server takes at once. */
    private static final int MOST = 200;

    private static final long IDLE_SECONDS = 10;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Executor THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Strands::thread);

    private final Timeline timeline;
    private final Activity activity;
    private final Consumer<Throwable> onFailure;
    private final Set<Strand> waiting = ConcurrentHashMap.newKeySet();
    private int timed;
    private boolean expected;
    private boolean closing;
    private volatile boolean over;

    /** @param onFailure told of every task that threw */
    Strands(Timeline timeline, Activity activity, Consumer<Throwable> onFailure) {
        this.timeline = timeline;
        this.activity = activity;
        this.onFailure = onFailure;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "podfall-strand-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a task until it waits or is over. On the loop. @throws ClusterEnded if the loop was ended meanwhile */
    void run(Runnable task) {
        activity.doing(task);
        try {
            if (expected) {
                begin(task);
            } else {
                task.run();
            }
        } catch (ClusterEnded over) {
            throw over;
        } catch (RuntimeException | Error failure) {
            onFailure.accept(failure);
        }
    }

    private void begin(Runnable task) {
        Strand strand = new Strand(task, activity);
        THREADS.execute(strand);
        strand.goOn();
    }

    @Override
    public void expect(boolean some) {
        expected = some;
    }

    @Override
    public boolean canWait() {
        Strand current = Strand.current();
        return !closing && current != null && current.isOf(activity);
    }

    @Override
    public boolean isCrowded() {
        return waiting.size() >= MOST;
    }

    @Override
    public void needTime(int more) {
        timed += more;
    }

    @Override
    public <T> T await(Consumer<Consumer<T>> asking) {
        if (!canWait()) {
            throw new IllegalStateException("This task cannot wait.");
        }
        Strand strand = Strand.current();
        Answer<T> answer = new Answer<>(strand);
        asking.accept(answer);
        if (!answer.given) {
            waiting.add(strand);
            try {
                if (over) { // meanwhile: nobody would let it go on any more
                    throw new ClusterEnded();
                }
                strand.pause();
            } finally {
                waiting.remove(strand);
            }
        }
        return answer.value;
    }

    /** How far a clock that stands has to go now, so that whoever needs its time gets on. @param due null for never */
    Instant until(Instant now, Instant due) {
        return timed > 0 && due != null && due.isAfter(now) ? due : now;
    }

    /** No task that runs or begins from now on can wait. */
    void close() {
        closing = true;
    }

    /** Ends all that wait, or would from now on. From any thread, once the loop is closed. */
    void endAll() {
        over = true;
        waiting.forEach(Strand::end);
    }

    /** Takes one answer, and then lets who waits for it go on in a task of its own. */
    private final class Answer<T> implements Consumer<T> {
        private final Strand strand;
        private boolean given;
        private T value;

        Answer(Strand strand) {
            this.strand = strand;
        }

        @Override
        public void accept(T newValue) {
            if (!given) {
                given = true;
                value = newValue;
                if (waiting.contains(strand)) {
                    timeline.after(Duration.ZERO, "go on with what waited", strand::goOn);
                }
            }
        }
    }
}
