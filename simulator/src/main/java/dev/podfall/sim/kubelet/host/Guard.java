package dev.podfall.sim.kubelet.host;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The kubelet's way to the loop. It remembers on whose behalf a task was asked for: a task that breaks ends the work it
 * belongs to, which would otherwise wait for it for ever, and leaves all other work alone. The loop's failure handler hears
 * of the defect all the same. Mirrors what a goroutine per pod and {@code runtime.HandleCrash} are to upstream.
 */
public final class Guard implements Timeline {
    private final Timeline loop;
    private Work current;

    public Guard(Timeline loop) {
        this.loop = loop;
    }

    /** A piece of work that goes over several tasks. */
    @FunctionalInterface
    public interface Work {
        /** One of its tasks broke: nothing more will come of it. May be told more than once. */
        void broke();
    }

    /** Runs {@code task} as part of {@code work} (null: of nobody's); so are the tasks that it asks for. */
    public void during(Work work, Runnable task) {
        Work before = current;
        current = work;
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError defect) {
            if (work != null) {
                work.broke();
            }
            throw defect;
        } finally {
            current = before;
        }
    }

    /** {@code task} as part of the present work, for those who will call back. */
    public Runnable bind(Runnable task) {
        Work work = current;
        return () -> during(work, task);
    }

    /** {@code task} as part of the present work, for those who will call back. */
    public <T> Consumer<T> bind(Consumer<T> task) {
        Work work = current;
        return value -> during(work, () -> task.accept(value));
    }

    @Override
    public Instant now() {
        return loop.now();
    }

    @Override
    public int roundsAtOnce() {
        return loop.roundsAtOnce();
    }

    @Override
    public Duration behind() {
        return loop.behind();
    }

    @Override
    public Timer after(Duration delay, String what, Runnable task) {
        return loop.after(delay, what, bind(task));
    }
}
