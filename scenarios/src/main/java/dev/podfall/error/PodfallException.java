package dev.podfall.error;

import java.util.Locale;

/**
 * The root of our exceptions. Subclasses are named as sentences ({@code UnknownLab}); the name is also the code that
 * programs see.
 */
public abstract class PodfallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;
    private final String next;

    /**
     * @param message what is wrong, in one sentence
     * @param next what to do about it
     */
    protected PodfallException(Category category, String message, String next) {
        super(message);
        this.category = category;
        this.next = next;
    }

    /** As above, with what caused it. */
    protected PodfallException(Category category, String message, String next, Throwable cause) {
        super(message, cause);
        this.category = category;
        this.next = next;
    }

    public Category category() {
        return category;
    }

    /** The next step. */
    public String next() {
        return next;
    }

    /** {@code unknown-lab} for {@code UnknownLab}. */
    public String code() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
