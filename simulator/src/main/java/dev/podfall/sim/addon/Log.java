package dev.podfall.sim.addon;

import dev.podfall.sim.controllers.runtime.Key;

/** How an add-on writes its log: each upstream has its own form. Lines go to stderr, as there. */
public interface Log {
    /** @param pairs names and values in turn, which belong to the line */
    void info(String message, String... pairs);

    /** The same about something that went wrong. @param error its text */
    void error(String message, String error, String... pairs);

    /** The last line: the program ends. */
    default void fatal(String message, String error) {
        error(message, error);
    }

    /** A reconciler failed and the key is tried again. */
    void reconcileFailed(String controller, String kind, Key key, String error);

    /** A type cannot be watched. @param type as Go names it, such as {@code *v1.Secret} */
    void watchFailed(String type, String error);
}
