package dev.podfall.grader.collect;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** This cluster is no place for a trial. */
final class CannotBeTried extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param why in words that stand for themselves */
    CannotBeTried(String why) {
        super(Category.ENVIRONMENT, why, "Take a runtime that can, such as the embedded one.");
    }
}
