package dev.podfall.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks HTTP byte by byte: also requests that no honest client would send. */
final class RawClient {
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI server;
    private final Map<String, String> headers = new LinkedHashMap<>();

    RawClient(URI server) {
        this.server = server;
        headers.put("Host", server.getAuthority());
    }

    RawClient with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * One request on a connection of its own.
     *
     * @param target as it stands in the request line
     * @param more headers of this request only, over the usual ones
     * @return the whole answer; empty if there was none
     */
    String send(String method, String target, Map<String, String> more, byte[] body) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        var head = new StringBuilder(
                method + " " + target + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                socket.getOutputStream().write(body);
            } catch (IOException refusedOnTheWay) {
                // The answer tells.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    /** The status of an answer; 0 without one. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
