package dev.podfall.grader.rubric;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** An expression of a rubric is not what it should be: CEL, a regular expression, a JSON pointer. */
public final class RubricDoesNotCompile extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param what it should be, with its article */
    RubricDoesNotCompile(String what, String expression, Exception cause) {
        super(
                Category.AUTHOR,
                "Not " + what + ": " + expression + "\n" + cause.getMessage(),
                "Correct it in the lab's rubric.yaml or in shared/claims.",
                cause);
    }
}
