package dev.podfall.engine;

/**
 * Something a runtime needs that was looked at.
 *
 * @param what a word or two
 * @param found how it is
 * @param next what to do about it; empty if nothing
 */
public record Finding(String what, State state, String found, String next) {
    /** How it is. */
    public enum State {
        OK,
        /** It cannot be told from here, or labs may start all the same. */
        UNKNOWN,
        /** Labs cannot start like that. */
        MISSING
    }

    public static Finding ok(String what, String found) {
        return new Finding(what, State.OK, found, "");
    }

    public static Finding unknown(String what, String found, String next) {
        return new Finding(what, State.UNKNOWN, found, next);
    }

    public static Finding missing(String what, String found, String next) {
        return new Finding(what, State.MISSING, found, next);
    }
}
