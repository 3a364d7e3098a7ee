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
    /** The header that carries the client's {@code ip:port} to a server; its colon keeps it out of what clients send. */
    public static final String REMOTE = ":remote";

    public static HttpRequest get(String url) {
        return new HttpRequest("GET", url, Map.of(), new byte[0]);
    }

    /** The path without query. */
    public String path() {
        int start = afterAuthority();
        int end = url.indexOf('?', start);
        String path = end < 0 ? url.substring(start) : url.substring(start, end);
        return path.isEmpty() ? "/" : path;
    }

    /** The query, or empty. */
    public String query() {
        int mark = url.indexOf('?', afterAuthority());
        return mark < 0 ? "" : url.substring(mark + 1);
    }

    /** Whatever stands in the URL is taken as it is: servers get hostile ones too. */
    private int afterAuthority() {
        int scheme = url.indexOf("://");
        if (scheme < 0 || scheme > "https".length()) {
            return 0;
        }
        for (int i = scheme + 3; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }

    /** The value of a header, or empty. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The client's {@code ip:port} as a server sees it, or empty. */
    public String remote() {
        return header(REMOTE);
    }

    public String bodyText() {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
}
