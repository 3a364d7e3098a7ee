package dev.podfall.web.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Something is asked of the cluster of an attempt that counts no more. */
final class AttemptNotRunning extends PodfallException {
    private static final long serialVersionUID = 1L;

    AttemptNotRunning() {
        super(
                Category.CANDIDATE,
                "This attempt does not run any more; what is done in its cluster counts no more.",
                "Reload the page to see how it stands.");
    }
}
