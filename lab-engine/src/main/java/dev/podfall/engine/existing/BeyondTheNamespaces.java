package dev.podfall.engine.existing;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A lab wants to change something outside of its namespaces. */
public final class BeyondTheNamespaces extends PodfallException {
    private static final long serialVersionUID = 1L;

    BeyondTheNamespaces(String what) {
        super(
                Category.ENVIRONMENT,
                "The lab changes " + what
                        + ", which belongs to the whole cluster. On a cluster that others use as well,"
                        + " a lab gets namespaces only.",
                "Take a runtime with a cluster of its own: --runtime embedded or kind.");
    }
}
