package dev.podfall.engine.existing;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.nio.file.Path;

/** Nobody has said which cluster, or not in a way that can be understood. */
public final class ExistingNotConfigured extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final String WRITE =
            "Write it with two lines: \"kubeconfig: /path/to/kubeconfig\" and \"context: its-name\". Then: podfall doctor"
                    + " --runtime existing";

    private ExistingNotConfigured(String message) {
        super(Category.ENVIRONMENT, message, WRITE);
    }

    static ExistingNotConfigured missing(Path file) {
        return new ExistingNotConfigured("No existing cluster is configured: there is no " + file + ".");
    }

    static ExistingNotConfigured wrong(Path file, String why) {
        return new ExistingNotConfigured(file + " cannot be used: " + why + ".");
    }
}
