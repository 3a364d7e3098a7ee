package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.WebSockets;
import dev.podfall.sim.client.ApiException;
import java.util.List;
import java.util.Locale;

/**
 * What a client asks to change the protocol to.
 *
 * @param webSocket a WebSocket, else SPDY
 * @param offered the protocols it speaks on top, in order of preference
 */
record Upgrade(boolean webSocket, List<String> offered) {
    static final String V5 = "v5.channel.k8s.io";
    static final String V4 = "v4.channel.k8s.io";
    static final String PORT_FORWARD = "portforward.k8s.io";
    static final String TUNNEL = "SPDY/3.1+" + PORT_FORWARD;

    /** @throws ApiException 400 when it is neither */
    static Upgrade of(StreamRequest request) {
        String wanted = request.http().headers().get("Upgrade", "").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "websocket" -> new Upgrade(true, WebSockets.list(request, "Sec-WebSocket-Protocol"));
            case "spdy/3.1" -> new Upgrade(false, WebSockets.list(request, "X-Stream-Protocol-Version"));
            default -> throw ApiException.badRequest("unable to upgrade: unsupported protocol \"" + wanted + "\"");
        };
    }

    /** The first of {@code supported} that the client offers. @throws ApiException 403 if it offers none */
    String choose(List<String> supported) {
        return supported.stream()
                .filter(offered::contains)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        403,
                        "Forbidden",
                        "unable to negotiate protocol: client supports " + offered + ", server supports " + supported,
                        null));
    }
}
