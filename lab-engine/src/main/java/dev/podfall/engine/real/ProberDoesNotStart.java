package dev.podfall.engine.real;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The pod that sends requests does not become ready. */
public final class ProberDoesNotStart extends PodfallException {
    private static final long serialVersionUID = 1L;

    ProberDoesNotStart(String namespace, String why) {
        super(
                Category.ENVIRONMENT,
                "The pod podfall-prober in namespace " + namespace + " does not become ready: " + why,
                "If its image cannot be pulled, give the cluster Podfall's images (lab-engine/EXISTING.md); else see"
                        + " kubectl -n " + namespace + " describe pod podfall-prober.");
    }
}
