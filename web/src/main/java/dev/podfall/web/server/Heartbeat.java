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

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private static void safely(Beat beat) {
        try {
            beat.beat();
        } catch (RuntimeException e) {
            LOG.warn("{} failed and is tried again: {}", beat.getClass().getSimpleName(), e.toString());
        }
    }
}
