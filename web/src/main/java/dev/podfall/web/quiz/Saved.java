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
        /** It was over already; nothing was changed. */
        OVER
    }
}
