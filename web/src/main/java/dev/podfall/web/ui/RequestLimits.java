package dev.podfall.web.ui;

import dev.podfall.web.server.PlainText;
import dev.podfall.web.server.RequestRefused;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses addresses that no page of ours has, before anybody reads them. Bodies are judged where they are read. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLimits implements Ordered {
    private static final int LONGEST = 2000;
    private static final int BEFORE_THE_GATES = 5;

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + BEFORE_THE_GATES;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var address = request.getUri().toString();
        if (address.length() > LONGEST) {
            throw RequestRefused.tooLarge("The address of the page is too long.");
        }
        if (!PlainText.isEscaped(address)) {
            throw RequestRefused.malformed("The address of the page is damaged.");
        }
    }
}
