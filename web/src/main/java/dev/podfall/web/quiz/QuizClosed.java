package dev.podfall.web.quiz;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** An answer came when it could not be changed any more. Nothing was changed. */
final class QuizClosed extends PodfallException {
    private static final long serialVersionUID = 1L;

    private QuizClosed(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static QuizClosed question(int number) {
        return new QuizClosed(
                "Question " + number + " is closed; its answer stays as it was.", "Go on: podfall quiz next");
    }

    static QuizClosed sitting(String id) {
        return new QuizClosed("This quiz is over, so the answer does not count.", "See: podfall quiz report " + id);
    }
}
