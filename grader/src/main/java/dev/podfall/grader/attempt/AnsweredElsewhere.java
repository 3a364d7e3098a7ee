package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Somebody looked at answers that have changed since, and would overwrite them unseen. */
public final class AnsweredElsewhere extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final transient Attempt.Answers kept;

    AnsweredElsewhere(Attempt.Answers kept) {
        super(
                Category.CANDIDATE,
                "The diagnosis was changed elsewhere since it was shown here.",
                "Look at what is chosen now, then choose again.");
        this.kept = kept;
    }

    /** What is chosen now. */
    public Attempt.Answers kept() {
        return kept;
    }
}
