package dev.podfall.engine;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** What somebody else may do cannot be tried: the connection has no right to act for others. */
public final class MayNotImpersonate extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param said by the API server */
    public MayNotImpersonate(String said) {
        super(Category.ENVIRONMENT, said, "Allow the connection's user to impersonate users and groups.");
    }
}
