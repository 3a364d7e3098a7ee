package dev.podfall.grader.quiz;

/** How much of a question is answered. Only what is complete counts as answered before the hand-in. */
public enum Completeness {
    NONE,
    /** Something is there that cannot be read, such as "ten" where a number is asked for. */
    UNREADABLE,
    /** A part is answered, such as half a matching; it earns what it is worth. */
    PARTIAL,
    COMPLETE
}
