package dev.podfall.sim.net;

import java.util.Map;

/**
 * An HTTP request.
 *
 * @param method upper case
 * @param url absolute ({@code http://host:port/path?query}) for clients; a server sees path and query in it as well
 * @param headers names in lower case
 * @param body never null
 */
public record HttpRequest(String method, String url, Map<String, String> headers, byte[] body) {
    public static HttpRequest get(String url) {
        return new HttpRequest("GET", url, Map.of(), new byte[0]);
    }

    /** The path without query. */
    public String path() {
        String path = java.net.URI.create(url).getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The query, or empty. */
    public String query() {
        String query = java.net.URI.create(url).getRawQuery();
        return query == null ? "" : query;
    }

    public String bodyText() {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
}
