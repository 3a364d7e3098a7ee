package dev.podfall.web.cluster;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** There is no cluster of that name. */
public final class UnknownCluster extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownCluster(String name) {
        super(Category.CANDIDATE, "There is no cluster \"" + name + "\".", "List them with: podfall cluster list");
    }
}
