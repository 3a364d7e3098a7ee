package dev.podfall.sim.workload.shell.syntax;

/** A script that can't be parsed, with ash's text after {@code syntax error: }. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean incomplete;

    private SyntaxError(String message, boolean incomplete) {
        super(message);
        this.incomplete = incomplete;
    }

    static SyntaxError of(String message) {
        return new SyntaxError(message, false);
    }

    /** The text ended too early; an interactive shell asks for more. */
    static SyntaxError incomplete(String message) {
        return new SyntaxError(message, true);
    }

    /** Whether more text could make it right. */
    public boolean incomplete() {
        return incomplete;
    }
}
