package dev.podfall.web.account;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Who a request is from.
 *
 * @param learner the learner's id
 * @param formToken what forms must carry; empty for the command line, whose token no browser sends by itself
 * @param language that this request's person reads: one of {@link Language#ALL}
 */
public record Session(String learner, String formToken, Locale language) {
    static final String ATTRIBUTE = "podfall.session";
    /** The one learner of a server in single-user mode: whoever runs it. */
    static final String OWNER = "local";
    /** Whoever came by a link to a seat in a drill: what is the owner's alone is not theirs. */
    static final String GUEST = "guest";

    static Session ofCommandLine() {
        return new Session(OWNER, "", Locale.ENGLISH);
    }

    /** Of a request that the gates let through. */
    public static Optional<Session> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Session.class);
    }

    /** The same one, whatever language was chosen meanwhile. */
    public boolean isSame(Session other) {
        return learner.equals(other.learner) && formToken.equals(other.formToken);
    }

    Session in(Locale chosen) {
        return new Session(learner, formToken, chosen);
    }

    /** Whether it is a browser of the person who runs this server. */
    public boolean isOfOwner() {
        return learner.equals(OWNER) && !formToken.isEmpty();
    }

    /** Whether it is a browser of somebody who came by a link to a seat in a drill. */
    boolean isOfGuest() {
        return learner.equals(GUEST);
    }
}
