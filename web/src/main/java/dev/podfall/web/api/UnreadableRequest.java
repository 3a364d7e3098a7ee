package dev.podfall.web.api;

import dev.podfall.web.server.RequestRefused;

/** The body of a request is not the JSON it should be. */
final class UnreadableRequest extends RequestRefused {
    private static final long serialVersionUID = 1L;
    private static final int STATUS = 400;

    UnreadableRequest(String reason) {
        super(STATUS, "The request's body cannot be read: " + reason, "Send a JSON object as the API describes it");
    }
}
