package dev.podfall.sim.kubelet.prober;

/**
 * What one probing gave.
 *
 * @param kind the verdict
 * @param text for the event, without its beginning
 */
record Outcome(Kind kind, String text) {
    enum Kind {
        SUCCESS,
        WARNING,
        FAILURE,
        /** The probe itself did not work; it counts for nothing. */
        ERROR
    }

    static Outcome success() {
        return new Outcome(Kind.SUCCESS, "");
    }

    static Outcome failure(String text) {
        return new Outcome(Kind.FAILURE, text);
    }

    static Outcome error(String text) {
        return new Outcome(Kind.ERROR, text);
    }
}
