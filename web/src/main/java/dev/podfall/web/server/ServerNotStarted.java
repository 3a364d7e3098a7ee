package dev.podfall.web.server;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The server could not start: a busy port, a second server on the same home, a folder that cannot be written. */
public final class ServerNotStarted extends PodfallException {
    private static final long serialVersionUID = 1L;

    public ServerNotStarted(String message, String next) {
        super(Category.ENVIRONMENT, message, next);
    }

    public ServerNotStarted(String message, String next, Throwable cause) {
        super(Category.ENVIRONMENT, message, next, cause);
    }
}
