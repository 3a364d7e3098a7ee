package dev.podfall.web.server;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A request that holds what none of our pages and programs would send. Nothing was changed. */
public class RequestRefused extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int MALFORMED = 400;
    private static final int TOO_LARGE = 413;

    private final int status;

    /** @param status of HTTP, from 400 to 499 */
    protected RequestRefused(int status, String message, String next) {
        super(Category.CANDIDATE, message, next);
        this.status = status;
    }

    /** It cannot be read as what it says it is. */
    public static RequestRefused malformed(String message) {
        return new RequestRefused(MALFORMED, message, "Correct it and try again.");
    }

    /** A form's bytes are no characters, or characters that no keyboard writes. */
    public static RequestRefused notText() {
        return malformed("The form holds characters that are no text.");
    }

    /** There is more of something than is taken. */
    public static RequestRefused tooLarge(String message) {
        return new RequestRefused(TOO_LARGE, message, "Shorten it.");
    }

    /** Of HTTP. */
    public final int status() {
        return status;
    }
}
