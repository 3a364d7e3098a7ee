package dev.podfall.web.account;

import dev.podfall.web.server.ServerAddress;
import dev.podfall.web.server.ServerIdentity;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;

/**
 * Finds out who asks. A browser shows its cookie, or a key that is exchanged for a cookie at once; the command line shows the server's
 * token, and the API is for it alone. Everybody else is told how to sign in, and afterwards arrives at the page they wanted.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Gate implements Ordered {
    static final String SIGNED_OUT = "/signed-out";
    private static final String BEARER = "Bearer ";

    private final ServerIdentity identity;
    private final ServerAddress address;
    private final Sessions sessions;
    private final KeyLinks links;
    private final BrowserCookies cookies;

    Gate(ServerIdentity identity, ServerAddress address, Sessions sessions, KeyLinks links, BrowserCookies cookies) {
        this.identity = identity;
        this.address = address;
        this.sessions = sessions;
        this.links = links;
        this.cookies = cookies;
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
        if (Visit.isOfCertificate(request)) {
            cookies.session(request)
                    .flatMap(sessions::find)
                    .ifPresent(known -> request.setAttribute(Session.ATTRIBUTE, known.in(Language.of(request))));
            return null;
        }
        if (showsToken(request)) {
            request.setAttribute(Session.ATTRIBUTE, Session.ofCommandLine());
            return null;
        }
        var session = cookies.session(request).flatMap(sessions::find);
        if (Visit.isToApi(request)) {
            throw session.isPresent() ? new OwnersAlone() : NotSignedIn.stranger();
        }
        var key = Visit.opensPage(request) ? request.getParameters().get("key") : null;
        if (key != null) {
            var opens = links.redeem(key);
            var upgrades = opens
                    && !KeyLinks.isOfGuest(key)
                    && session.map(s -> !s.isOfOwner()).orElse(false);
            if (opens || session.isPresent()) {
                return enter(request, session.isPresent() && !upgrades, KeyLinks.isOfGuest(key));
            }
        }
        if (session.isEmpty()) {
            return turnAway(request, key != null);
        }
        request.setAttribute(Session.ATTRIBUTE, session.get().in(Language.of(request)));
        if (session.get().isOfGuest() && !Visit.isForGuests(request)) {
            throw new NoGuests();
        }
        return request.getPath().equals(SIGNED_OUT) ? goTo(PagePath.START) : null;
    }

    private boolean showsToken(HttpRequest<?> request) {
        var header = request.getHeaders().get("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && Secrets.same(header.substring(BEARER.length()), identity.token());
    }

    private HttpResponse<?> enter(HttpRequest<?> request, boolean known, boolean asGuest) {
        var asked = Visit.page(request);
        var wanted = cookies.wanted(request);
        var answer = goTo(asked.equals(PagePath.START) ? wanted.orElse(asked) : asked);
        answer.header("Referrer-Policy", "no-referrer");
        if (wanted.isPresent()) {
            answer.cookie(cookies.arrived());
        }
        return known ? answer : answer.cookie(cookies.signedIn(sessions.open(asGuest)));
    }

    /**
     * Tells how to sign in. Links that the terminal prints name the host by its number, and browsers keep cookies by name: who came
     * by another name of this machine is asked to come by that one first.
     */
    private HttpResponse<?> turnAway(HttpRequest<?> request, boolean hasKey) {
        if (!hasKey && Visit.opensPage(request) && Visit.byAnotherName(request, address.url())) {
            return HttpResponse.temporaryRedirect(URI.create(address.url() + Visit.page(request)));
        }
        if (request.getPath().equals(SIGNED_OUT)) {
            throw NotSignedIn.signedOut();
        }
        if (Visit.opensPage(request)) {
            request.setAttribute(WantedPage.ATTRIBUTE, Visit.page(request));
        }
        throw hasKey ? NotSignedIn.deadKey() : NotSignedIn.stranger();
    }

    private static MutableHttpResponse<?> goTo(String page) {
        return HttpResponse.seeOther(URI.create(page));
    }
}
