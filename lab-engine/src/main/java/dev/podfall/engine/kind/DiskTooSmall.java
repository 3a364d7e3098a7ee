package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is no room for a cluster. */
public final class DiskTooSmall extends PodfallException {
    private static final long serialVersionUID = 1L;

    DiskTooSmall(String folder, long freeMiB, long wantedMiB) {
        super(
                Category.ENVIRONMENT,
                "There are " + freeMiB + " MiB free in " + folder + "; a cluster wants " + wantedMiB + " MiB.",
                "Make room: docker system df shows what Docker holds, docker system prune removes what nobody uses.");
    }
}
