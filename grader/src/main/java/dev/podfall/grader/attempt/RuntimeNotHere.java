package dev.podfall.grader.attempt;

import dev.podfall.engine.Runtime;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A runtime that this installation lacks. */
public final class RuntimeNotHere extends PodfallException {
    private static final long serialVersionUID = 1L;

    RuntimeNotHere(Runtime runtime) {
        super(
                Category.ENVIRONMENT,
                "The runtime \"" + runtime.id() + "\" is not available here.",
                "Use --runtime embedded; podfall doctor says what is missing.");
    }
}
