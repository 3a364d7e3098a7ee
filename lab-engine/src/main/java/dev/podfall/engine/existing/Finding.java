package dev.podfall.engine.existing;

/**
 * Something that was looked at.
 *
 * @param what a word or two
 * @param found how it is
 * @param next what to do about it; empty if nothing
 */
public record Finding(String what, State state, String found, String next) {
    /** How it is. */
    public enum State {
        OK,
        /** It cannot be told from here, or it may stay so. */
        UNKNOWN,
        /** Labs cannot start like that. */
        MISSING
    }

    static Finding ok(String what, String found) {
        return new Finding(what, State.OK, found, "");
    }

    static Finding unknown(String what, String found, String next) {
        return new Finding(what, State.UNKNOWN, found, next);
    }

    static Finding missing(String what, String found, String next) {
        return new Finding(what, State.MISSING, found, next);
    }
}
