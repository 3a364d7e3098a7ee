package dev.podfall.web.gameday;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is no terminal on a drill that is over. */
final class DrillIsOver extends PodfallException {
    private static final long serialVersionUID = 1L;

    DrillIsOver() {
        super(Category.CANDIDATE, "The drill is over.", "Read its review: podfall gameday report");
    }
}
