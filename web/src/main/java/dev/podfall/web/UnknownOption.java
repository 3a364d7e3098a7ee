package dev.podfall.web;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The server was started with words it does not know. */
final class UnknownOption extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownOption(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }
}
