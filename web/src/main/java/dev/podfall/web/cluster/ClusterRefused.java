package dev.podfall.web.cluster;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The wish makes no sense, or a cluster of that name is there already. */
public final class ClusterRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    ClusterRefused(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }
}
