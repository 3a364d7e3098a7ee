package dev.podfall.web.account;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A request from a browser that nobody signed in, whose link does not work any more, or that has just been signed out. */
public final class NotSignedIn extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final String OPEN = "Run podfall open in a terminal on this machine";

    private final String kind;

    private NotSignedIn(String kind, String message, String next) {
        super(Category.CANDIDATE, message, next);
        this.kind = kind;
    }

    static NotSignedIn stranger() {
        return new NotSignedIn(
                "stranger",
                "This browser is not signed in to Podfall.",
                OPEN + ": it opens this browser signed in, on the page you wanted, or prints a link that does.");
    }

    /** Used, too old, or never given out: who holds it learns no more. */
    static NotSignedIn deadKey() {
        return new NotSignedIn(
                "deadKey",
                "A link from the terminal works once, and within " + KeyLinks.VALID.toMinutes() + " minutes.",
                OPEN + ": it gives you a new one.");
    }

    static NotSignedIn signedOut() {
        return new NotSignedIn(
                "signedOut",
                "This browser is not signed in to Podfall any more. Labs and clusters go on.",
                OPEN + " to sign in again; podfall stop --all ends everything.");
    }

    /** Why: {@code stranger}, {@code deadKey} or {@code signedOut}. */
    public String kind() {
        return kind;
    }

    /** For how many minutes a link is good. */
    public static long minutes() {
        return KeyLinks.VALID.toMinutes();
    }
}
