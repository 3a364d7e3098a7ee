package dev.podfall.engine.real;

import dev.podfall.engine.ClusterUnreachable;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what real clusters do in their own time. The one place here that sleeps. */
public final class Patience {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int FAILURES = 5;

    private Patience() {}

    /**
     * Asks about once a second until {@code done} holds, at most for {@code limit}; tells whether it did. A cluster may
     * fail to answer a few times in a row.
     *
     * @throws ClusterUnreachable if it keeps failing, or the thread is interrupted
     */
    public static boolean until(BooleanSupplier done, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        int failures = 0;
        while (true) {
            try {
                if (done.getAsBoolean()) {
                    return true;
                }
                failures = 0;
            } catch (ClusterUnreachable silent) {
                failures++;
                if (failures >= FAILURES) {
                    throw silent;
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            sleep(Math.min(left, BETWEEN.toNanos()));
        }
    }

    private static void sleep(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachable("Stopped waiting for the cluster.", stop);
        }
    }
}
