package dev.podfall.web.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** No attempt of that id belongs to this learner. */
public final class UnknownAttempt extends PodfallException {
    private static final long serialVersionUID = 1L;

    private UnknownAttempt(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static UnknownAttempt named(String id) {
        return new UnknownAttempt("There is no attempt \"" + id + "\".", "See yours in the history.");
    }

    static UnknownAttempt none() {
        return new UnknownAttempt(
                "There is no attempt yet.", "Start one: podfall start empty-endpoints (all labs: podfall labs)");
    }
}
