package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The cluster of a running attempt is not there. */
public final class ClusterGone extends PodfallException {
    private static final long serialVersionUID = 1L;

    ClusterGone(String id, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The cluster of attempt " + id + " is gone.",
                "The attempt is kept, and its clock runs. Begin it anew with: podfall reset",
                cause);
    }
}
