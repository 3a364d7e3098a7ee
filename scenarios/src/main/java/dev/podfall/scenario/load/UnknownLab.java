package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.List;

/** There is no such lab. */
public final class UnknownLab extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownLab(String id, List<String> nearest) {
        super(
                Category.CANDIDATE,
                "There is no lab \"" + id + "\".",
                nearest.isEmpty()
                        ? "List the labs with: podfall labs"
                        : "Did you mean " + String.join(" or ", nearest) + "? All labs: podfall labs");
    }
}
