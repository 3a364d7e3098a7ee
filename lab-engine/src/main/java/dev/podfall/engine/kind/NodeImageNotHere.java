package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The node image can neither be found nor fetched. */
public final class NodeImageNotHere extends PodfallException {
    private static final long serialVersionUID = 1L;

    NodeImageNotHere(String image, String why, boolean proxy, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "The node image " + image + " is not here and cannot be fetched: " + why,
                proxy
                        ? "There is a proxy here: Docker must know it (https://docs.docker.com/engine/daemon/proxy/). Then try docker pull "
                                + image
                        : "Try docker pull " + image
                                + "; without a way out, docker load an image and name it in PODFALL_KIND_IMAGE.",
                cause);
    }
}
