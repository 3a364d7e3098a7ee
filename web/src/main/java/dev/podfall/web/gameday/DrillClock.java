package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.web.server.Beat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets drills go on: cues, users, the pager. A cluster may take its time, so that has a thread of its own. The first beat finds the drill
 * that an earlier server left.
 */
final class DrillClock implements Beat {
    private static final Logger LOG = LoggerFactory.getLogger(DrillClock.class);

    private final Drillmaster drills;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private boolean woken;

    DrillClock(Drillmaster drills) {
        this.drills = drills;
    }

    @Override
    public void beat() {
        if (atWork.compareAndSet(false, true)) {
            var thread = new Thread(this::work, "podfall-drills");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work() {
        try {
            if (!woken) {
                woken = true;
                drills.wake();
            }
            drills.tick();
        } catch (RuntimeException e) {
            LOG.warn("A drill could not go on, and is tried again: {}", e.toString());
        } finally {
            atWork.set(false);
        }
    }
}
