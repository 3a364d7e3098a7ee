package dev.podfall.grader.attempt;

/** Where an attempt is. */
public enum State {
    running,
    submitted,
    expired,
    stopped
}
