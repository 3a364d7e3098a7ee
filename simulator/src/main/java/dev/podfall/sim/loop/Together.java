package dev.podfall.sim.loop;

/** Tasks that are due together and have nothing to do with each other: one that fails does not keep the others. */
public final class Together {
    private Together() {}

    /**
     * Runs them all, in order.
     *
     * @throws RuntimeException the first failure, after the last task; later ones are suppressed in it
     */
    public static void run(Iterable<? extends Runnable> tasks) {
        RuntimeException first = null;
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else if (first != failure) {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
