package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Collection;

/** There is no game day of that id. */
public final class UnknownGameDay extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 60;

    UnknownGameDay(String id, Collection<String> ids) {
        super(
                Category.CANDIDATE,
                "There is no game day \"" + (id.length() <= LONGEST_SHOWN ? id : id.substring(0, LONGEST_SHOWN) + "…")
                        + "\".",
                ids.isEmpty() ? "Write one: scenarios/GAMEDAYS.md" : "Choose one of: " + String.join(", ", ids));
    }
}
