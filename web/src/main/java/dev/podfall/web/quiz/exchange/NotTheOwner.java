package dev.podfall.web.quiz.exchange;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Only whoever sits at the machine may change its catalogue, or see the answers of all questions. */
final class NotTheOwner extends PodfallException {
    private static final long serialVersionUID = 1L;

    NotTheOwner() {
        super(
                Category.CANDIDATE,
                "Quizzes are imported and exported by the person at this machine.",
                "Ask them, or use podfall quiz import on your own machine.");
    }
}
