package dev.podfall.error;

/** Whose problem it is. It decides HTTP status, exit code and tone. */
public enum Category {
    /** A lab, a quiz or a rubric is written wrongly. */
    AUTHOR,
    /** The person asked for something that is not there or not allowed. */
    CANDIDATE,
    /** The machine, the network or the cluster does not play along. */
    ENVIRONMENT,
    /** Podfall itself is wrong. */
    DEFECT
}
