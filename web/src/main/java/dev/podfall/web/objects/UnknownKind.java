package dev.podfall.web.objects;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The cluster has no resource of that name, in any group. */
final class UnknownKind extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnknownKind(String resource) {
        super(
                Category.CANDIDATE,
                "The cluster has no kind of object called \"" + resource + "\".",
                "Choose one of the kinds in the list of objects.");
    }
}
