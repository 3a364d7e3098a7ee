package dev.podfall.sim.api.http;

/** What came is no HTTP request. Nobody looked at it, so there is a line of text for an answer, and no Status. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRequest() {
        super("400 Bad Request");
    }
}
