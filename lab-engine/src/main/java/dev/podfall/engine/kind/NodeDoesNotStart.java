package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The container of a node does not come up. */
public final class NodeDoesNotStart extends PodfallException {
    private static final long serialVersionUID = 1L;

    NodeDoesNotStart(String node, String why, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The container of " + node + " does not start: " + why,
                "podfall doctor --runtime kind looks at Docker, memory and disk.",
                cause);
    }
}
