package dev.podfall.program;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Spends CPU time on workers, at most four at once as in the simulator. Time in which a worker is not on a core, because
 * of a CPU limit or of other work, does not count: what is seen of the clock in short steps is what was worked.
 */
final class CpuBurner {
    private static final int MOST_CORES = 4;
    private static final long LONGEST_STEP_NANOS = 50_000;

    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.max(1, Math.min(MOST_CORES, Runtime.getRuntime().availableProcessors())), CpuBurner::worker);

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "compute");
        thread.setDaemon(true);
        return thread;
    }

    void burn(Duration cpuTime, Runnable done) {
        workers.execute(() -> {
            spin(cpuTime.toNanos());
            done.run();
        });
    }

    private static void spin(long nanos) {
        long left = nanos;
        long last = System.nanoTime();
        while (left > 0) {
            long now = System.nanoTime();
            left -= Math.min(now - last, LONGEST_STEP_NANOS);
            last = now;
        }
    }
}
