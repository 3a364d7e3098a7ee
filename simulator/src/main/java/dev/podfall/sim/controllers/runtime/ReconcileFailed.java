package dev.podfall.sim.controllers.runtime;

import java.time.Duration;

/** A controller broke over one object; it goes on with the others and tries this one again later. For the log. */
public final class ReconcileFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReconcileFailed(String controller, Key key, Duration wait, Throwable cause) {
        super(controller + " failed at " + key + " and tries again in " + wait.toMillis() + " ms: " + cause, cause);
    }
}
