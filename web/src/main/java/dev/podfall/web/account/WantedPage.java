package dev.podfall.web.account;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Lets a browser that was turned away keep which page it wanted. Around the {@link Gate}: what that throws is answered further out. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class WantedPage implements Ordered {
    static final String ATTRIBUTE = "podfall.wanted";

    private final BrowserCookies cookies;

    WantedPage(BrowserCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 5;
    }

    @ResponseFilter
    void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var wanted = request.getAttribute(ATTRIBUTE, String.class);
        if (wanted.isPresent() && response.status() == HttpStatus.UNAUTHORIZED) {
            response.cookie(cookies.wanting(wanted.get()));
        }
    }
}
