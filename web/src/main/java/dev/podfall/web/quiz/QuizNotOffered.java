package dev.podfall.web.quiz;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is such a quiz, and it is written wrongly. */
final class QuizNotOffered extends PodfallException {
    private static final long serialVersionUID = 1L;

    QuizNotOffered(String id) {
        super(
                Category.CANDIDATE,
                "The quiz \"" + id + "\" cannot be offered at the moment: its author has something to correct in it.",
                "Take another quiz, or tell its author. The list of quizzes, or podfall author lint, says what is wrong.");
    }
}
