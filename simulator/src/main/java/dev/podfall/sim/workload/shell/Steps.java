package dev.podfall.sim.workload.shell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs continuations one after the other without growing the stack, and lets CPU time pass: a script that loops for
 * ever takes its container's CPU, not the cluster's.
 */
final class Steps {
    private static final int BURST = 64;
    private static final Duration COST = Duration.ofMillis(4);

    private final BiConsumer<Duration, Runnable> compute;
    private final Consumer<ShellError> onError;
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private int taken;
    private boolean running;
    private boolean paused;

    /** @param onError told of an error in a step; what was queued then is forgotten */
    Steps(BiConsumer<Duration, Runnable> compute, Consumer<ShellError> onError) {
        this.compute = compute;
        this.onError = onError;
    }

    void next(Runnable step) {
        queue.add(step);
        run();
    }

    /** Starts the count of a burst anew; the script waited for something. */
    void rested() {
        taken = 0;
    }

    private void take(Runnable step) {
        try {
            step.run();
        } catch (ShellError error) {
            queue.clear();
            onError.accept(error);
        }
    }

    private void run() {
        if (running || paused) {
            return;
        }
        running = true;
        try {
            while (!queue.isEmpty()) {
                if (++taken > BURST) {
                    taken = 0;
                    paused = true;
                    compute.accept(COST, () -> {
                        paused = false;
                        run();
                    });
                    return;
                }
                take(queue.poll());
            }
        } finally {
            running = false;
        }
    }
}
