package dev.podfall.web.quiz;

/**
 * How the saving of an answer ended.
 *
 * @param sitting as it is afterwards
 */
record Saved(Sitting sitting, Outcome outcome) {
    enum Outcome {
        STORED,
        /** Another tab stored something else in the meantime; nothing was changed. */
        CHANGED_ELSEWHERE,
        /** The question is checked, or its own time is over; nothing was changed. */
        LOCKED,
        /** It was over already; nothing was changed. */
        OVER
    }
}
