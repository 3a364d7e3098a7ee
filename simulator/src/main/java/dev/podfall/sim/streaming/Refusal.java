package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.client.ApiException;

/** The answer to a request that cannot be upgraded. */
final class Refusal {
    /** Clients put it in front of a text; they do not of a Status. */
    private static final String PREFIX = "unable to upgrade connection: ";

    private Refusal() {}

    /** The API server's own refusals are a Status; the kubelet's, passed through, are a line of text. */
    static void send(StreamRequest request, ApiException why) {
        if (why.code() != 500) {
            request.refuse(why);
            return;
        }
        String message = why.getMessage();
        String text = message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
        request.refuse(500, text + "\n");
    }
}
