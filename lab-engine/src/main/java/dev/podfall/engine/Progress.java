package dev.podfall.engine;

/** Told what is being done, phase by phase. */
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (phase, text, state, millis) -> {};

    /**
     * @param phase a word, such as {@code provision}
     * @param text what a person reads
     * @param millis wall time it took; 0 when it starts
     */
    void report(String phase, String text, State state, long millis);

    /** Where a phase is. */
    enum State {
        started,
        done
    }
}
