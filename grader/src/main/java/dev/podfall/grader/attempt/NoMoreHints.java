package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** All hints have been given. */
public final class NoMoreHints extends PodfallException {
    private static final long serialVersionUID = 1L;

    NoMoreHints(int total) {
        super(Category.CANDIDATE, "All " + total + " hints have been given.", "See how far you are: podfall check");
    }
}
