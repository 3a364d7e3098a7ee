package dev.podfall.sim.loop;

import java.time.Duration;

/** The loop did not come to a question from outside within the time that was waited for it. */
public final class LoopSilent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LoopSilent(Duration waited, String doing) {
        super("The cluster did not answer within " + waited.toSeconds() + " s; it is at \"" + doing + "\".");
    }
}
