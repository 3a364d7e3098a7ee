package dev.podfall.web.objects;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** What was written is no YAML of an object. */
final class NotAnObject extends PodfallException {
    private static final long serialVersionUID = 1L;

    NotAnObject(String message) {
        super(Category.CANDIDATE, message, "Correct it and try again; nothing was changed.");
    }
}
