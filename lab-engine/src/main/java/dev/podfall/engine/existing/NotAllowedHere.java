package dev.podfall.engine.existing;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The cluster's owner has not allowed labs on it. */
public final class NotAllowedHere extends PodfallException {
    private static final long serialVersionUID = 1L;

    NotAllowedHere(ExistingConfig config, String why) {
        super(
                Category.ENVIRONMENT,
                "The owner of cluster " + config.context() + " has not allowed labs on it: " + why + ".",
                "If it is yours, allow it: " + OptIn.commands(config));
    }
}
