package dev.podfall.web.api;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Nothing was graded so far. */
final class NoReportYet extends PodfallException {
    private static final long serialVersionUID = 1L;

    NoReportYet(String attempt) {
        super(
                Category.CANDIDATE,
                "Attempt " + attempt + " has not been graded yet.",
                "Grade it on the way with podfall check, or hand it in with podfall submit");
    }
}
