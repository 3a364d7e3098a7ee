package dev.podfall.web.certificate;

import dev.podfall.web.server.RequestRefused;

/** A code that this server never gave, or whose exam counts as passed no more. */
public final class UnknownCertificate extends RequestRefused {
    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private UnknownCertificate(int status, String message, String next) {
        super(status, message, next);
    }

    static UnknownCertificate ofCode() {
        return new UnknownCertificate(
                NOT_FOUND,
                "This server knows no certificate of that code.",
                "Compare the code letter by letter with what you were shown, and the address with the server that gave it.");
    }

    static UnknownCertificate notPassed(String sitting) {
        return new UnknownCertificate(
                CONFLICT,
                "There is no certificate for " + sitting + ": its exam was not passed, or what came out is not shown.",
                "See what came out: podfall exam report " + sitting);
    }
}
