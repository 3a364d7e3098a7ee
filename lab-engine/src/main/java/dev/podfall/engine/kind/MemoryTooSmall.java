package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is not enough memory for a cluster. */
public final class MemoryTooSmall extends PodfallException {
    private static final long serialVersionUID = 1L;

    MemoryTooSmall(long freeMiB, long wantedMiB, int nodes) {
        super(
                Category.ENVIRONMENT,
                "There are " + freeMiB + " MiB of memory free; a cluster of " + nodes
                        + (nodes == 1 ? " node" : " nodes") + " wants " + wantedMiB + " MiB.",
                "Stop what you do not need (podfall stop), or set PODFALL_KIND_NODES to fewer; podfall start --runtime embedded wants next to nothing.");
    }
}
