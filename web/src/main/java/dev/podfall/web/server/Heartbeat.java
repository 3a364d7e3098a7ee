package dev.podfall.web.server;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls every {@link Beat} once a second. One that fails is tried again; the others go on. */
@Singleton
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final int LAST_BEAT_SECONDS = 2;

    private final List<Beat> beats;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var beating = new Thread(task, "heartbeat");
        beating.setDaemon(true);
        return beating;
    });

    Heartbeat(List<Beat> beats) {
        this.beats = beats;
    }

    /** Begins. */
    public void start() {
        thread.scheduleWithFixedDelay(() -> beats.forEach(Heartbeat::safely), 0, 1, TimeUnit.SECONDS);
    }

    /**
     * Ends; returns when no beat uses the database any more. It interrupts none: H2 closes a file whose reader is interrupted, and
     * all that follows finds the database closed.
     */
    @PreDestroy
    public void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_BEAT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The last beat takes long and is not waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void safely(Beat beat) {
        try {
            beat.beat();
        } catch (RuntimeException e) {
            LOG.warn("{} failed and is tried again: {}", beat.getClass().getSimpleName(), e.toString());
        }
    }
}
