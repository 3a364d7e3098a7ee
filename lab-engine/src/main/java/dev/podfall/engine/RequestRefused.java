package dev.podfall.engine;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The API server said no. */
public final class RequestRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * @param status HTTP status
     * @param reason as in a {@code Status}: {@code NotFound}
     */
    public RequestRefused(int status, String reason, String message) {
        super(Category.ENVIRONMENT, message, "See what the object is now, and try again.");
        this.status = status;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }
}
