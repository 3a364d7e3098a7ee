package dev.podfall.web.account;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A request from a browser that nobody signed in, or whose key is too old. */
public final class NotSignedIn extends PodfallException {
    private static final long serialVersionUID = 1L;

    NotSignedIn(boolean keyTooOld) {
        super(
                Category.CANDIDATE,
                keyTooOld ? "This link has expired." : "This browser is not signed in to Podfall.",
                "Run podfall status in a terminal and open the link it prints");
    }
}
