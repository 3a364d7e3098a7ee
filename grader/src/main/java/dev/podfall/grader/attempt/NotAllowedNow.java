package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The attempt's mode or state does not allow it. */
public final class NotAllowedNow extends PodfallException {
    private static final long serialVersionUID = 1L;
    /** For a task of an exam. */
    private static final String ON = "Go on: podfall exam next\nHand in the whole exam: podfall exam submit";

    NotAllowedNow(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    /** Whatever the state is that is in the way. */
    static NotAllowedNow in(History history) {
        if (history.started().isTask() && !history.state().isOver()) {
            return partOfExam(history);
        }
        return switch (history.state()) {
            case running ->
                new NotAllowedNow(
                        "Attempt " + history.id() + " is not handed in yet: its questions come then.",
                        "Hand it in: podfall submit " + history.id());
            case asking -> asking(history);
            default -> ended(history);
        };
    }

    private static NotAllowedNow asking(History history) {
        return new NotAllowedNow(
                "Attempt " + history.id()
                        + " is handed in: its cluster was looked at, and what is changed there counts no more.",
                "Answer its questions: podfall answer " + history.id()
                        + "\nEnd it with the answers that are kept: podfall stop " + history.id());
    }

    private static NotAllowedNow ended(History history) {
        String again =
                "Start the lab again with: " + Attempt.start(history.started().lab());
        String next = history.state() == State.stopped
                ? again
                : "See its report with: podfall report " + history.id() + "\n" + again;
        return new NotAllowedNow("Attempt " + history.id() + " is over (" + history.state() + ").", next);
    }

    static NotAllowedNow partOfExam(History history) {
        return new NotAllowedNow(
                "Attempt " + history.id() + " is a task of the exam "
                        + history.started().exam() + ", and is handed in with all the others.",
                ON);
    }

    static NotAllowedNow inExam(History history, String what) {
        return new NotAllowedNow(
                "There is no " + what + " in an exam.",
                history.started().isTask() ? ON : "Submit when you are done: podfall submit");
    }
}
