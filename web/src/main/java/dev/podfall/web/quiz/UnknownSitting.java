package dev.podfall.web.quiz;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** No sitting or question of that name belongs to this learner. */
final class UnknownSitting extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** The learner has none at all. */
    UnknownSitting() {
        super(Category.CANDIDATE, "You have taken no quiz yet.", "Start one: podfall quiz start QUIZ");
    }

    UnknownSitting(String id) {
        super(Category.CANDIDATE, "There is no \"" + id + "\" among your quizzes.", "Start from the list of quizzes.");
    }

    /** The sitting is there, and has fewer questions. */
    UnknownSitting(int questions) {
        super(
                Category.CANDIDATE,
                "This quiz has " + questions + (questions == 1 ? " question." : " questions."),
                "Go back to the quiz and choose one of them.");
    }
}
