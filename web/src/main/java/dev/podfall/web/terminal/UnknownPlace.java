package dev.podfall.web.terminal;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Terminals are asked for something that has none. */
final class UnknownPlace extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownPlace() {
        super(
                Category.CANDIDATE,
                "There are no terminals for that.",
                "Open a running lab's page; its terminal is there.");
    }
}
