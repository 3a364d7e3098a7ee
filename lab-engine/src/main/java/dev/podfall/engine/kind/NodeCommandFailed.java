package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A command in a node failed. */
public final class NodeCommandFailed extends PodfallException {
    private static final long serialVersionUID = 1L;

    NodeCommandFailed(String node, String command, String said, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "In " + node + ", " + command + " failed: " + said,
                "Nothing of it is left. Try again; podfall doctor --runtime kind says what is missing.",
                cause);
    }
}
