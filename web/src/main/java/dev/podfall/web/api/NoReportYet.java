package dev.podfall.web.api;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Nothing was graded so far. */
final class NoReportYet extends PodfallException {
    private static final long serialVersionUID = 1L;

    private NoReportYet(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static NoReportYet running(String attempt) {
        return new NoReportYet(
                "Attempt " + attempt + " has not been graded yet.",
                "Grade it on the way with podfall check, or hand it in with podfall submit");
    }

    static NoReportYet asking(String attempt) {
        return new NoReportYet(
                "Attempt " + attempt + " is handed in and waits for the answers to its questions.",
                "Answer them: podfall answer " + attempt);
    }
}
