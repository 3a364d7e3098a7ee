package dev.podfall.web.account;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import java.net.URI;
import java.util.Set;

/** What a request is about, as far as signing in goes. */
final class Visit {
    private static final String API = "dev.podfall.web.api";
    private static final String CERTIFICATES = "dev.podfall.web.certificate";

    private static final Set<String> OF_GUESTS = Set.of("dev.podfall.web.gameday", "dev.podfall.web.account");

    private Visit() {}

    /** By its path, and by where it would end up: paths can be written in more than one way. */
    static boolean isToApi(HttpRequest<?> request) {
        return request.getPath().startsWith("/api/") || endsIn(request, API);
    }

    /** Certificates are seen by whoever has their code. */
    static boolean isOfCertificate(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET && endsIn(request, CERTIFICATES);
    }

    /** Drills, one's language, and the way out. */
    static boolean isForGuests(HttpRequest<?> request) {
        return OF_GUESTS.stream().anyMatch(packageName -> endsIn(request, packageName));
    }

    private static boolean endsIn(HttpRequest<?> request, String packageName) {
        return RouteAttributes.getRouteMatch(request)
                .map(match ->
                        match.getRouteInfo().getDeclaringType().getPackageName().equals(packageName))
                .orElse(false);
    }

    /** A person wants to see a page now. Pages that a browser fetches in case one might do so open nothing. */
    static boolean opensPage(HttpRequest<?> request) {
        var headers = request.getHeaders();
        var destination = headers.get("Sec-Fetch-Dest");
        return request.getMethod() == HttpMethod.GET
                && (destination == null || destination.equals("document"))
                && !headers.contains("Sec-Purpose")
                && !headers.contains("HX-Request")
                && !request.getPath().endsWith(".ico");
    }

    /** The page that is asked for, without a key. */
    static String page(HttpRequest<?> request) {
        var uri = request.getUri();
        return PagePath.withoutKey(uri.getRawPath(), uri.getRawQuery());
    }

    /** By another name of this machine, but to this very port: a tunnel's end has a port of its own, and must be used. */
    static boolean byAnotherName(HttpRequest<?> request, URI own) {
        var host = String.valueOf(request.getHeaders().get("Host"));
        return !host.equals(own.getAuthority()) && host.endsWith(":" + own.getPort());
    }
}
