package dev.podfall.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Opens a cluster again on a thread of its own: one that does not open must not keep the others, or the server, waiting. */
public final class Reopening {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ClusterProvider provider;
    private final Duration patience;

    /** @param provider of clusters in this process */
    public Reopening(ClusterProvider provider) {
        this(provider, PATIENCE);
    }

    Reopening(ClusterProvider provider, Duration patience) {
        this.provider = provider;
        this.patience = patience;
    }

    /** Told once, on whatever thread, how it went. */
    public interface Outcome {
        void opened(Cluster cluster);

        void failed(Throwable why);
    }

    /**
     * Opens it; waits for some seconds.
     *
     * @return whether {@code outcome} has been told by now; otherwise it will be, if ever
     */
    public boolean open(String name, Path directory, Outcome outcome) {
        CountDownLatch over = new CountDownLatch(1);
        Thread opener = new Thread(
                () -> {
                    attempt(name, directory, outcome);
                    over.countDown();
                },
                "podfall-open-" + name);
        opener.setDaemon(true);
        opener.start();
        try {
            return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void attempt(String name, Path directory, Outcome outcome) {
        try {
            provider.reopen(name, directory).ifPresentOrElse(outcome::opened, () -> outcome.failed(new Gone()));
        } catch (RuntimeException | Error failure) {
            outcome.failed(failure);
        }
    }

    /** Whether there is none any more that could be opened. */
    public static boolean isGone(Throwable why) {
        return why instanceof Gone;
    }

    /** Why a cluster could not be opened, in words that follow its name. */
    public static String words(Throwable why) {
        if (why instanceof ClusterLeftClosed left) {
            return left.trouble();
        } else if (why instanceof Gone) {
            return why.getMessage();
        }
        boolean spoken = why instanceof RuntimeException && why.getMessage() != null;
        return "could not be opened: " + (spoken ? why.getMessage().replaceAll("\\.$", "") : why.toString());
    }

    /** There is none to be opened. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("is gone: nothing is left of its files");
        }
    }
}
