package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Collection;

/** An answer to a question that was not asked, or one that is no option. */
public final class UnknownAnswer extends PodfallException {
    private static final long serialVersionUID = 1L;

    private UnknownAnswer(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static UnknownAnswer question(String id, Collection<String> known) {
        return new UnknownAnswer(
                "There is no question \"" + id + "\".", "The questions are: " + String.join(", ", known));
    }

    static UnknownAnswer option(String id, String value, Collection<String> known) {
        return new UnknownAnswer(
                "\"" + value + "\" is no answer to \"" + id + "\".", "Choose one of: " + String.join(", ", known));
    }
}
