package dev.podfall.engine.real;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A kubeconfig that leads nowhere. */
public final class KubeconfigUnusable extends PodfallException {
    private static final long serialVersionUID = 1L;

    KubeconfigUnusable(String which, String why, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The kubeconfig " + which + " cannot be used: " + why,
                "Try it with kubectl --kubeconfig first, and name a context that it has.",
                cause);
    }
}
