package dev.podfall.engine.image;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The images can't be built here, for now or at all. */
public final class ImagesNotBuilt extends PodfallException {
    private static final long serialVersionUID = 1L;

    ImagesNotBuilt(String what, String next, Throwable cause) {
        super(Category.ENVIRONMENT, what, next, cause);
    }
}
