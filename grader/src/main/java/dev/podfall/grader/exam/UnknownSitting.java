package dev.podfall.grader.exam;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is no such sitting, or it is somebody else's. */
public final class UnknownSitting extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 60;

    public UnknownSitting(String id) {
        super(
                Category.CANDIDATE,
                "There is no sitting \"" + (id.length() <= LONGEST_SHOWN ? id : id.substring(0, LONGEST_SHOWN) + "…")
                        + "\" of an exam.",
                "See yours: podfall exam list");
    }

    private UnknownSitting() {
        super(
                Category.CANDIDATE,
                "You have not started an exam yet.",
                "See those there are: podfall exam list\nStart one: podfall exam start EXAM");
    }

    /** Nobody sat an exam yet. */
    public static UnknownSitting none() {
        return new UnknownSitting();
    }
}
