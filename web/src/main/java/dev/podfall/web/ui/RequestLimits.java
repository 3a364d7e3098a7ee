package dev.podfall.web.ui;

import dev.podfall.web.server.PlainText;
import dev.podfall.web.server.RequestRefused;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses addresses that no page of ours has, before anybody reads them. Of bodies only the size is judged here, the rest where they are read. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLimits implements Ordered {
    private static final int LONGEST = 2000;
    /** In bytes; the framework takes more, and would refuse without a word. */
    private static final int LARGEST_BODY = 256 * 1024;

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
        if (request.getContentLength() > LARGEST_BODY) {
            throw RequestRefused.tooLarge(
                    "What was sent is too large: at most " + LARGEST_BODY / 1024 + " KiB are taken.");
        }
    }
}
