package dev.podfall.web.account;

import dev.podfall.web.server.ServerIdentity;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The two cookies a browser keeps for this server: who it is, and which page it wanted when it was not signed in yet.
 *
 * <p>Browsers keep cookies by host and not by port, so the names hold the server's id: servers side by side do not sign each other
 * out. {@code __Host-} names would want {@code Secure}, which not every browser takes from plain HTTP on loopback. {@code Lax}: with
 * {@code Strict} a link in a wiki would arrive signed out; changes need the form's token in any case.
 */
@Singleton
final class BrowserCookies {
    private static final Duration WANTED = Duration.ofMinutes(15);

    private final String session;
    private final String wanted;

    BrowserCookies(ServerIdentity identity) {
        this.session = "podfall-session-" + identity.id();
        this.wanted = "podfall-wanted-" + identity.id();
    }

    Optional<String> session(HttpRequest<?> request) {
        return value(request, session);
    }

    Cookie signedIn(String secret) {
        return cookie(session, secret, Sessions.LIFETIME);
    }

    Cookie signedOut() {
        return cookie(session, "", Duration.ZERO);
    }

    /** Checked again: every program on this machine that a browser visits can set cookies of this name. */
    Optional<String> wanted(HttpRequest<?> request) {
        return value(request, wanted).flatMap(BrowserCookies::decoded).flatMap(PagePath::of);
    }

    Cookie wanting(String page) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.US_ASCII));
        return cookie(wanted, text, WANTED);
    }

    Cookie arrived() {
        return cookie(wanted, "", Duration.ZERO);
    }

    private static Optional<String> value(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cookie cookie(String name, String value, Duration life) {
        return Cookie.of(name, value)
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .path("/")
                .maxAge(life);
    }
}
