package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The node image is older than what we can bring up. */
public final class KubernetesTooOld extends PodfallException {
    private static final long serialVersionUID = 1L;

    KubernetesTooOld(String image, String version) {
        super(
                Category.ENVIRONMENT,
                "The node image " + image + " holds Kubernetes " + version + ".",
                "Name one of 1.31 or later in PODFALL_KIND_IMAGE.");
    }
}
