package dev.podfall.web.shell;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.io.IOException;
import java.nio.file.Path;

/** The disk takes none of the files that a shell reads at its start. */
public final class StartFilesRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    StartFilesRefused(Path folder, IOException cause) {
        super(
                Category.ENVIRONMENT,
                folder + " cannot be written: " + cause.getMessage() + ".",
                "Make room on the disk, or give yourself the right to write there; then try again.",
                cause);
    }
}
