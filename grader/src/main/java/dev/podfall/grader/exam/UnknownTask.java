package dev.podfall.grader.exam;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The paper has no task of that number, or one of another kind. */
public final class UnknownTask extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownTask(int number, int count) {
        super(
                Category.CANDIDATE,
                "There is no task " + number + " in this paper.",
                "Choose 1 to " + count + ": podfall exam status");
    }

    private UnknownTask(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static UnknownTask noQuestion(int number) {
        return new UnknownTask(
                "Task " + number + " is a lab, and has no answer to type.",
                "Repair its cluster: podfall kubectl get pods\nSay that you are done with it: podfall exam next --done");
    }
}
