package dev.podfall.web.api;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Mode;

/** Nothing was graded so far. */
final class NoReportYet extends PodfallException {
    private static final long serialVersionUID = 1L;

    private NoReportYet(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static NoReportYet running(Attempt attempt) {
        var next = attempt.exam() != null
                ? "Go on: podfall exam next\nHand in the whole exam: podfall exam submit"
                : attempt.mode() == Mode.exam
                        ? "Hand it in: podfall submit"
                        : "Grade it on the way with podfall check, or hand it in with podfall submit";
        return new NoReportYet("Attempt " + attempt.attempt() + " has not been graded yet.", next);
    }

    static NoReportYet asking(String attempt) {
        return new NoReportYet(
                "Attempt " + attempt + " is handed in and waits for the answers to its questions.",
                "Answer them: podfall answer " + attempt);
    }
}
