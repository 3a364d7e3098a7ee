package dev.podfall.engine.existing;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** As many run as may. */
public final class ClusterFull extends PodfallException {
    private static final long serialVersionUID = 1L;

    private ClusterFull(String message, String next) {
        super(Category.ENVIRONMENT, message, next);
    }

    static ClusterFull ofLabs(int running, int allowed) {
        return new ClusterFull(
                running + " labs run on the cluster, and " + allowed + " are allowed at once.",
                "Stop one (podfall stop), or raise \"labs\" in ConfigMap podfall-system/podfall-allowed and maxLabs in"
                        + " existing.yaml.");
    }

    static ClusterFull ofGameDays(int running, int allowed) {
        return new ClusterFull(
                "Game days are held on the cluster: " + running + ", and " + allowed + " may be at once.",
                "End one (podfall gameday review --close), or raise \"gamedays\" in ConfigMap podfall-system/podfall-allowed.");
    }
}
