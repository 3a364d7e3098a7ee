package dev.podfall.grader.gameday;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is no such drill. */
public final class UnknownDrill extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 60;

    private UnknownDrill(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static UnknownDrill of(String id) {
        String shown = id.length() <= LONGEST_SHOWN ? id : id.substring(0, LONGEST_SHOWN) + "…";
        return new UnknownDrill("There is no drill \"" + shown + "\".", "See those there are: podfall gameday list");
    }

    static UnknownDrill none() {
        return new UnknownDrill(
                "No drill was started yet.",
                "See the game days: podfall gameday list\nStart one: podfall gameday start ID");
    }

    /** Nobody sits there. */
    static UnknownDrill seat() {
        return new UnknownDrill(
                "Nobody joined this drill with that link.",
                "Ask the facilitator for one: podfall gameday join --role ROLE");
    }
}
