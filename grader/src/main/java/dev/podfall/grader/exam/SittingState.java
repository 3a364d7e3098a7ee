package dev.podfall.grader.exam;

/** Where a sitting is. */
public enum SittingState {
    running,
    /** Handed in, and being looked at. */
    grading,
    submitted,
    /** Handed in by the clock. */
    expired
}
