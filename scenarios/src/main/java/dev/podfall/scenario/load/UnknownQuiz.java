package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.List;

/** No quiz of that name is offered. */
public final class UnknownQuiz extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param known the quizzes that there are */
    public UnknownQuiz(String id, List<String> known) {
        super(
                Category.CANDIDATE,
                "There is no quiz \"" + id + "\".",
                known.isEmpty() ? "No quiz is offered here." : "Choose one of: " + String.join(", ", known) + ".");
    }
}
