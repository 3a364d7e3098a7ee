package dev.podfall.grader.attempt;

/** Where an attempt is. */
public enum State {
    running,
    /** Handed in: what is judged is frozen, and the diagnosis is asked. */
    asking,
    submitted,
    expired,
    stopped;

    /** Nothing can be done in it any more. */
    public boolean isOver() {
        return this != running && this != asking;
    }
}
