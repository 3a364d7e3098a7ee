package dev.podfall.engine.fault;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Set;

/** There is no such fault. */
public final class UnknownFault extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownFault(String name, Set<String> known) {
        super(Category.AUTHOR, "There is no fault \"" + name + "\".", "Use one of: " + String.join(", ", known));
    }
}
