package dev.podfall.web.exam;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A terminal is asked for in an exam that was handed in. */
final class ExamIsOver extends PodfallException {
    private static final long serialVersionUID = 1L;

    ExamIsOver() {
        super(
                Category.CANDIDATE,
                "This exam is over, and its terminals with it.",
                "Reload the page to see how it stands.");
    }
}
