package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The attempt's mode or state does not allow it. */
public final class NotAllowedNow extends PodfallException {
    private static final long serialVersionUID = 1L;

    NotAllowedNow(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static NotAllowedNow ended(Attempt attempt) {
        String next = attempt.state() == State.stopped
                ? "Start the lab again with: podfall start " + attempt.lab()
                : "See its report with: podfall report " + attempt.attempt()
                        + "\nStart the lab again with: podfall start " + attempt.lab();
        return new NotAllowedNow("Attempt " + attempt.attempt() + " is over (" + attempt.state() + ").", next);
    }

    static NotAllowedNow inExam(String what) {
        return new NotAllowedNow("There is no " + what + " in an exam.", "Submit when you are done: podfall submit");
    }
}
