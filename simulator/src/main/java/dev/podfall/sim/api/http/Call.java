package dev.podfall.sim.api.http;

import dev.podfall.sim.registry.UserInfo;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;

/**
 * A request on its way through the server.
 *
 * @param method upper case
 * @param uri as it came: path and query
 * @param certificate who the client's certificate says it is
 * @param user null until authentication
 */
public record Call(
        String method,
        String uri,
        RequestInfo info,
        Query query,
        HttpHeaders headers,
        RequestBody content,
        ClientCertificate certificate,
        UserInfo user,
        Exchange exchange) {
    /** @throws MalformedRequest if it is no HTTP */
    public static Call of(
            FullHttpRequest request, RequestBody content, ClientCertificate certificate, Exchange exchange) {
        String method = request.method().name();
        int query = request.uri().indexOf('?');
        String encoded = query < 0 ? request.uri() : request.uri().substring(0, query);
        String path = PercentEncoding.path(encoded).orElseThrow(MalformedRequest::new);
        Query parameters = Query.of(request.uri());
        RequestInfo info = RequestInfo.of(method, path, parameters);
        HttpHeaders headers = request.headers().copy();
        return new Call(method, request.uri(), info, parameters, headers, content, certificate, null, exchange);
    }

    /** The bytes of its body. */
    public byte[] body() {
        return content.bytes();
    }

    public Call by(UserInfo newUser) {
        return new Call(method, uri, info, query, headers, content, certificate, newUser, exchange);
    }

    /** A header's first value, or empty. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    public String userAgent() {
        return header("User-Agent");
    }

    /** Whether the client wants to speak WebSocket. */
    public boolean wantsWebSocket() {
        return wantsUpgrade() && header("Upgrade").equalsIgnoreCase("websocket");
    }

    /** Whether the client wants to speak another protocol on this connection. */
    public boolean wantsUpgrade() {
        return headers.containsValue("Connection", "upgrade", true) && headers.contains("Upgrade");
    }
}
