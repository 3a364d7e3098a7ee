package dev.podfall.engine.existing;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** As many labs run as may. */
public final class ClusterFull extends PodfallException {
    private static final long serialVersionUID = 1L;

    ClusterFull(int running, int allowed) {
        super(
                Category.ENVIRONMENT,
                running + " labs run on the cluster, and " + allowed + " are allowed at once.",
                "Stop one (podfall stop), or raise \"labs\" in ConfigMap podfall-system/podfall-allowed and maxLabs in"
                        + " existing.yaml.");
    }
}
