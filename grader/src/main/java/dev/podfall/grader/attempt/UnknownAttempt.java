package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is no such attempt. */
public final class UnknownAttempt extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownAttempt(String id) {
        super(Category.CANDIDATE, "There is no attempt \"" + id + "\".", "See what there is with: podfall status");
    }
}
