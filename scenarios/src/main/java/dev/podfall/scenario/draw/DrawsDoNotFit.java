package dev.podfall.scenario.draw;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Draws that are none, or a placeholder that nothing fills. The message is without the place. */
public final class DrawsDoNotFit extends PodfallException {
    private static final long serialVersionUID = 1L;

    DrawsDoNotFit(String what, String fix) {
        super(Category.AUTHOR, what, fix);
    }
}
