package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Not every node has its registry. */
public final class RegistryDoesNotStart extends PodfallException {
    private static final long serialVersionUID = 1L;

    RegistryDoesNotStart(int ready, int nodes) {
        super(
                Category.ENVIRONMENT,
                "The registry of the labs' images runs on " + ready + " of " + nodes + " nodes.",
                "Start again; if it stays so, podfall doctor --runtime kind looks at memory and disk, and a smaller"
                        + " PODFALL_KIND_NODES needs less.");
    }
}
