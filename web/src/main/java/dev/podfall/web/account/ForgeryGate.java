package dev.podfall.web.account;

import dev.podfall.web.server.RequestRefused;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.filter.FilterBodyParser;
import io.micronaut.web.router.Router;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Lets a change through only if one of our own pages asked for it: the browser must not name another origin, and the form, or a
 * script in a header, must carry the session's token. The command line needs neither; its token never leaves by itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ForgeryGate implements Ordered {
    static final String FIELD = "_token";
    static final String HEADER = "X-Podfall-Token";

    private final FilterBodyParser bodies;
    private final Router router;

    ForgeryGate(FilterBodyParser bodies, Router router) {
        this.bodies = bodies;
        this.router = router;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 20;
    }

    @RequestFilter
    CompletionStage<@Nullable HttpResponse<?>> check(HttpRequest<?> request) {
        var session = request.getAttribute(Session.ATTRIBUTE, Session.class).orElse(null);
        if (isSafe(request) || session == null || session.formToken().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (comesFromElsewhere(request)) {
            throw new ForgedRequest();
        }
        var header = request.getHeaders().get(HEADER);
        if (header != null) {
            return verdict(session, header);
        }
        if (!request.getContentType()
                .map(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals)
                .orElse(false)) {
            throw new ForgedRequest();
        }
        return parse(request).thenCompose(form -> verdict(session, token(form)));
    }

    /** What cannot be decoded is no form, whether the parser says so at once or later. */
    private CompletionStage<Map<String, Object>> parse(HttpRequest<?> request) {
        try {
            return bodies.parseBody(request).exceptionally(e -> {
                throw refusal(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
            });
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refusal(e);
        }
    }

    private static RuntimeException refusal(Throwable e) {
        if (e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
            return RequestRefused.notText();
        }
        return e instanceof RuntimeException known ? known : new CompletionException(e);
    }

    /** Whether it changes nothing: it only reads, or it is a method that no route takes, which is then what is answered. */
    private boolean isSafe(HttpRequest<?> request) {
        return switch (request.getMethod()) {
            case GET, HEAD, OPTIONS, TRACE, CONNECT, CUSTOM -> true;
            case PUT, DELETE, PATCH -> router.findAllClosest(request).isEmpty();
            default -> false;
        };
    }

    private static boolean comesFromElsewhere(HttpRequest<?> request) {
        var site = request.getHeaders().get("Sec-Fetch-Site");
        var origin = request.getHeaders().get("Origin");
        var own = "http://" + request.getHeaders().get("Host");
        return site != null && !site.equals("same-origin") && !site.equals("none")
                || origin != null && !origin.equals(own);
    }

    private static String token(Map<String, Object> form) {
        return form.get(FIELD) instanceof String text ? text : "";
    }

    private static CompletionStage<HttpResponse<?>> verdict(Session session, String token) {
        return Secrets.same(session.formToken(), token)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new ForgedRequest());
    }
}
