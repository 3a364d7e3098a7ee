package dev.podfall.sim.api.access;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Statuses;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A bearer token among the subprotocols of a WebSocket: browsers cannot set another header. Mirrors {@code
 * k8s.io/apiserver/pkg/authentication/request/websocket}.
 *
 * @param token what it is
 * @param others the subprotocols that are ones, at least one
 */
record WebSocketToken(String token, List<String> others) {
    private static final String HEADER = "Sec-WebSocket-Protocol";
    private static final String PREFIX = "base64url.bearer.authorization.k8s.io.";

    /** @throws dev.podfall.sim.client.ApiException 401 when there is one and it cannot be read */
    static Optional<WebSocketToken> of(Call call) {
        if (!call.wantsWebSocket()) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : call.headers().getAll(HEADER)) {
            for (String protocol : line.split(",")) {
                String one = protocol.strip();
                boolean isToken = one.startsWith(PREFIX);
                (isToken ? tokens : others).add(isToken ? one.substring(PREFIX.length()) : one);
            }
        }
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        if (tokens.size() > 1 || others.isEmpty()) {
            throw Statuses.unauthorized();
        }
        return Optional.of(new WebSocketToken(decoded(tokens.get(0)), others));
    }

    /** Takes the token out of the call's headers, so that nobody agrees to speak it. */
    void removeFrom(Call call) {
        call.headers().set(HEADER, String.join(",", others));
    }

    private static String decoded(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw Statuses.unauthorized();
        }
    }
}
