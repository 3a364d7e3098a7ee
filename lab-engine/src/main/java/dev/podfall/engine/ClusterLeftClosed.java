package dev.podfall.engine;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A cluster that was in trouble when its server ended is not opened again until somebody says so. */
public final class ClusterLeftClosed extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final String trouble;

    /** @param trouble in words that follow the cluster's name: {@code was stuck since …} */
    public ClusterLeftClosed(String name, String trouble, String next) {
        super(Category.ENVIRONMENT, "Cluster " + name + " " + trouble + ". It is left closed.", next);
        this.trouble = trouble;
    }

    /** In words that follow the cluster's name. */
    public String trouble() {
        return trouble;
    }
}
