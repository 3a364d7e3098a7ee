package dev.podfall.web.account;

import dev.podfall.web.server.ServerAddress;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Answers only requests that name this machine. A page of another site whose name was made to point here (DNS rebinding) still sends its
 * own name in {@code Host}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HostGate implements Ordered {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final ServerAddress address;

    HostGate(ServerAddress address) {
        this.address = address;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        var host = request.getHeaders().get("Host");
        if (host == null) {
            // The framework, too, shows a request without headers when it could not read the address.
            return HttpResponse.badRequest(
                            "This request is damaged: its address cannot be read, or it names no host.\n")
                    .contentType(MediaType.TEXT_PLAIN_TYPE);
        }
        if (isOurs(host)) {
            return null;
        }
        return HttpResponse.status(HttpStatus.MISDIRECTED_REQUEST)
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body("This server answers to its own address only: " + address.url() + "\n");
    }

    private boolean isOurs(String host) {
        var name = host.replaceFirst(":\\d+$", "");
        return LOOPBACK.contains(name) || name.equals(address.url().getHost());
    }
}
