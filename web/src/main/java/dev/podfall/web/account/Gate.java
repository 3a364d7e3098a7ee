package dev.podfall.web.account;

import dev.podfall.web.server.ServerIdentity;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/**
 * Finds out who asks. A browser shows its cookie, or a key that is exchanged for a cookie at once; the command line shows the server's
 * token. Everybody else is told how to sign in.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Gate implements Ordered {
    static final String COOKIE = "podfall-session";
    private static final String BEARER = "Bearer ";

    private final ServerIdentity identity;
    private final Sessions sessions;
    private final KeyLinks links;

    Gate(ServerIdentity identity, Sessions sessions, KeyLinks links) {
        this.identity = identity;
        this.sessions = sessions;
        this.links = links;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        if (request.getPath().startsWith("/assets/")) {
            return null;
        }
        if (showsToken(request)) {
            request.setAttribute(Session.ATTRIBUTE, new Session("local", ""));
            return null;
        }
        var session = cookie(request).flatMap(sessions::find);
        session.ifPresent(known -> request.setAttribute(Session.ATTRIBUTE, known));
        var key = request.getParameters().get("key");
        if (key != null && (session.isPresent() || links.accepts(key))) {
            return enter(request, session.isPresent());
        }
        if (session.isEmpty()) {
            throw new NotSignedIn(key != null);
        }
        return null;
    }

    private boolean showsToken(HttpRequest<?> request) {
        var header = request.getHeaders().get("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && Secrets.same(header.substring(BEARER.length()), identity.token());
    }

    private static Optional<String> cookie(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
    }

    private HttpResponse<?> enter(HttpRequest<?> request, boolean known) {
        var clean = UriBuilder.of(request.getPath()).build();
        var answer = HttpResponse.seeOther(clean);
        return known
                ? answer
                : answer.cookie(Cookie.of(COOKIE, sessions.open())
                        .httpOnly(true)
                        .sameSite(SameSite.Strict)
                        .path("/")
                        .maxAge(Sessions.LIFETIME));
    }
}
