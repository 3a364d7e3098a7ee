package dev.podfall.grader.gameday;

import dev.podfall.engine.Capability.Consent;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks every two seconds whether the owner of a cluster still wants a drill there. While it cannot be asked, the last word holds. */
final class ConsentWatch implements AutoCloseable {
    private static final long SECONDS = 2;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "podfall-consent");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String withdrawn;

    ConsentWatch(Consent consent) {
        clock.scheduleWithFixedDelay(() -> look(consent), 0, SECONDS, TimeUnit.SECONDS);
    }

    private void look(Consent consent) {
        try {
            withdrawn = consent.withdrawn().orElse(null);
        } catch (RuntimeException cannotBeAsked) {
            // One that got away would end the clock, and the owner would never be heard again. Nothing is injected
            // meanwhile: that asks by itself, and needs an answer.
        }
    }

    /** Why the owner does not want it any more; empty as long as they do, as far as is known. */
    Optional<String> withdrawn() {
        return Optional.ofNullable(withdrawn);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
