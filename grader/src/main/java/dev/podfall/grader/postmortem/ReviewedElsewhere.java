package dev.podfall.grader.postmortem;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Somebody wrote a postmortem that was changed since they saw it, and would overwrite it unseen; nothing was changed. */
public final class ReviewedElsewhere extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final long revision;

    /** @param revision of what is kept */
    public ReviewedElsewhere(long revision) {
        super(
                Category.CANDIDATE,
                "The postmortem was changed elsewhere since it was shown here.",
                "Copy what you wrote, look at what is kept now, and put it in there.");
        this.revision = revision;
    }

    /** Of what is kept. */
    public long revision() {
        return revision;
    }
}
