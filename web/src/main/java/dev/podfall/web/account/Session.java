package dev.podfall.web.account;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Who a request is from.
 *
 * @param learner the learner's id
 * @param formToken what forms must carry; empty for the command line, whose token no browser sends by itself
 */
public record Session(String learner, String formToken) {
    static final String ATTRIBUTE = "podfall.session";
    /** The one learner of a server in single-user mode: whoever runs it. */
    static final String OWNER = "local";

    static Session ofCommandLine() {
        return new Session(OWNER, "");
    }

    /** Of a request that the gates let through. */
    public static Optional<Session> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Session.class);
    }

    /** Whether it is a browser of the person who runs this server. */
    public boolean isOfOwner() {
        return learner.equals(OWNER) && !formToken.isEmpty();
    }
}
