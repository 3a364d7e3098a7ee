package dev.podfall.sim.net;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param headers names in lower case
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {
    public static HttpResponse text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    public static HttpResponse json(int status, String body) {
        return of(status, "application/json", body);
    }

    public static HttpResponse of(int status, String contentType, String body) {
        return new HttpResponse(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
