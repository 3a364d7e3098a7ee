package dev.podfall.web;

import dev.podfall.engine.Runtime;
import dev.podfall.engine.existing.ExistingProvider;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.web.server.Beat;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from an existing cluster what a crash left there: once after the start, then every ten minutes. Asking a
 * cluster takes time, so it has a thread of its own while it does.
 */
@Singleton
final class Leftovers implements Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final int EVERY = 600;

    private final ExistingProvider existing;
    private final Proctor proctor;
    private final Drillmaster drills;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private int beats;

    Leftovers(ExistingProvider existing, Proctor proctor, Drillmaster drills) {
        this.drills = drills;
        this.existing = existing;
        this.proctor = proctor;
    }

    @Override
    public void beat() {
        boolean due = beats++ % EVERY == 0;
        if (due && existing.isInUse() && atWork.compareAndSet(false, true)) {
            Thread thread = new Thread(this::sweep, "podfall-leftovers");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void sweep() {
        try {
            List<String> running = new ArrayList<>();
            proctor.attempts().stream()
                    .filter(a -> !a.state().isOver() && a.runtime() == Runtime.EXISTING)
                    .map(Attempt::attempt)
                    .forEach(running::add);
            drills.open().ifPresent(running::add);
            List<String> removed = existing.sweep(running);
            if (!removed.isEmpty()) {
                LOG.info("Removed from the existing cluster what was left of {}", removed);
            }
        } catch (RuntimeException later) {
            LOG.warn("The existing cluster could not be looked through for leftovers: {}", later.getMessage());
        } finally {
            atWork.set(false);
        }
    }
}
