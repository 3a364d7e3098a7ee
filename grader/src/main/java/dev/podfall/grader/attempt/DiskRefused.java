package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.io.IOException;
import java.nio.file.Path;

/** A file of an attempt cannot be written or removed. */
public final class DiskRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    DiskRefused(Path file, IOException cause) {
        super(
                Category.ENVIRONMENT,
                "Cannot write " + file + ": " + cause.getMessage(),
                "Make room or correct the permissions, or choose another place with PODFALL_HOME.",
                cause);
    }
}
