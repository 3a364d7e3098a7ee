package dev.podfall.grader.rubric;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** An expression of a rubric is not CEL. */
public final class RubricDoesNotCompile extends PodfallException {
    private static final long serialVersionUID = 1L;

    RubricDoesNotCompile(String expression, Exception cause) {
        super(
                Category.AUTHOR,
                "Not a CEL expression: " + expression + "\n" + cause.getMessage(),
                "Correct it in the lab's rubric.yaml or in shared/claims.",
                cause);
    }
}
