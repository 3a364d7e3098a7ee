package dev.podfall.scenario.draft;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A lab of that id cannot be begun there. */
public final class DraftRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    DraftRefused(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }
}
