package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.List;

/** There is no such quiz. */
public final class UnknownQuiz extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownQuiz(String id, List<String> known) {
        super(Category.CANDIDATE, "There is no quiz \"" + id + "\".", "There are: " + String.join(", ", known));
    }
}
