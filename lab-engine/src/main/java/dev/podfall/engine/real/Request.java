package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request to an API server.
 *
 * @param path from the root, with the query
 * @param body null for none
 * @param limit how long the answer may take
 */
record Request(String method, String path, String contentType, String body, Duration limit) {
    static final String JSON = "application/json";

    static Request get(String path) {
        return new Request("GET", path, null, null, Connection.PATIENCE);
    }

    static Request of(String method, String path, JsonNode body) {
        return new Request(method, path, JSON, body.toString(), Connection.PATIENCE);
    }

    static Request patch(String path, String contentType, JsonNode body) {
        return new Request("PATCH", path, contentType, body.toString(), Connection.PATIENCE);
    }

    /** The same, with that much time. */
    Request within(Duration other) {
        return new Request(method, path, contentType, body, other);
    }

    /** Text as a part of a path or a query. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
