package dev.podfall.engine;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The cluster does not answer. */
public final class ClusterUnreachable extends PodfallException {
    private static final long serialVersionUID = 1L;

    public ClusterUnreachable(String what, Throwable cause) {
        super(Category.ENVIRONMENT, what, "Nothing is lost. Try again; podfall doctor says what is missing.", cause);
    }
}
