package dev.podfall.engine;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.List;

/** There is no such runtime. */
public final class UnknownRuntime extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownRuntime(String id, List<String> known) {
        super(Category.CANDIDATE, "There is no runtime \"" + id + "\".", "Choose one of: " + String.join(", ", known));
    }
}
