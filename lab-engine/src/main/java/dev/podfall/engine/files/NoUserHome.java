package dev.podfall.engine.files;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Nothing says where the user's home folder is. */
public final class NoUserHome extends PodfallException {
    private static final long serialVersionUID = 1L;

    NoUserHome(String message) {
        super(
                Category.ENVIRONMENT,
                message,
                "Set HOME to your home folder, or PODFALL_HOME to another one for Podfall");
    }
}
