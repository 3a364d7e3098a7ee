package dev.podfall.sim.loop;

import java.time.Duration;

/** A question from outside has no answer: the loop is closed, or does not come to it. */
public final class LoopSilent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LoopSilent(String why) {
        super(why);
    }

    LoopSilent(Duration waited, String doing) {
        super("The cluster did not answer within " + waited.toSeconds() + " s; it is at \"" + doing + "\".");
    }
}
