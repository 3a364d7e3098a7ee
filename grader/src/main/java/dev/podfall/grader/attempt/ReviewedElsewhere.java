package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Somebody wrote a postmortem that was changed since they saw it, and would overwrite it unseen. */
public final class ReviewedElsewhere extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final transient Postmortems.Written kept;

    ReviewedElsewhere(Postmortems.Written kept) {
        super(
                Category.CANDIDATE,
                "The postmortem was changed elsewhere since it was shown here.",
                "Look at what is kept now, then write again.");
        this.kept = kept;
    }

    /** What is kept now. */
    public Postmortems.Written kept() {
        return kept;
    }
}
