package dev.podfall.web.quiz;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** No question that was missed is due. */
final class NothingToPractise extends PodfallException {
    private static final long serialVersionUID = 1L;

    NothingToPractise() {
        super(
                Category.CANDIDATE,
                "Nothing that you missed is to be practised now.",
                "Take a quiz: what you miss in it comes here at once, and again after days.");
    }
}
