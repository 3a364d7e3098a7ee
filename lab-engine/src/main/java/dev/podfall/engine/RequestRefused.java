package dev.podfall.engine;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The API server said no. */
public final class RequestRefused extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INVALID = 422;

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

    /** Whether it would be refused on any cluster in any state but for what was sent: it is wrong, or of an unknown kind. */
    public boolean isAboutWhatWasSent() {
        return status == BAD_REQUEST || status == NOT_FOUND || status == INVALID;
    }
}
