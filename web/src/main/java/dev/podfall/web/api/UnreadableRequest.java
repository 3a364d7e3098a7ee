package dev.podfall.web.api;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The body of a request is not the JSON it should be. */
final class UnreadableRequest extends PodfallException {
    private static final long serialVersionUID = 1L;

    UnreadableRequest(String reason) {
        super(
                Category.CANDIDATE,
                "The request's body cannot be read: " + reason,
                "Send a JSON object as the API describes it");
    }
}
