package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A file of the catalogue cannot be read as what it should be. */
public final class UnreadableData extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnreadableData(String where, String what, String fix, Throwable cause) {
        super(Category.AUTHOR, where + ": " + what, fix, cause);
    }
}
