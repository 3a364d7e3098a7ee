package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The container that cleans up after a crash cannot be had. */
public final class GuardNotHere extends PodfallException {
    private static final long serialVersionUID = 1L;

    GuardNotHere(String why, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "Ryuk, which removes clusters after a crash, does not start: " + why,
                "Try docker pull testcontainers/ryuk:0.14.0; or set TESTCONTAINERS_RYUK_DISABLED=true, and after a crash"
                        + " clean up by podfall stop --all. Then stop the server and start again.",
                cause);
    }
}
