package dev.podfall.grader.gameday;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Somebody else saved the postmortem meanwhile, from another browser, tab or terminal; nothing was changed. */
public final class SavedElsewhere extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final long revision;

    SavedElsewhere(long revision) {
        super(
                Category.CANDIDATE,
                "Somebody else saved the postmortem meanwhile.",
                "Copy what you wrote, load the page anew, and put it in there.");
        this.revision = revision;
    }

    /** Of what is kept. */
    public long revision() {
        return revision;
    }
}
