package dev.podfall.web.account;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A change that none of our pages asked for, or a page from before the last sign-in. */
public final class ForgedRequest extends PodfallException {
    private static final long serialVersionUID = 1L;

    ForgedRequest() {
        super(
                Category.CANDIDATE,
                "This form is no longer valid.",
                "Go back, reload the page and send it again; nothing was changed.");
    }
}
