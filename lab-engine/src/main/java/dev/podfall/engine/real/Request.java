package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.ClusterApi.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request to an API server.
 *
 * @param path from the root, with the query
 * @param body null for none
 * @param limit how long the answer may take
 * @param as whom it is sent for; null for the connection's own user
 * @param accept the media types that are understood
 */
record Request(String method, String path, String contentType, String body, Duration limit, Subject as, String accept) {
    static final String JSON = "application/json";
    private static final String ANY = "application/json, */*";

    static Request get(String path) {
        return new Request("GET", path, null, null, Connection.PATIENCE, null, ANY);
    }

    static Request of(String method, String path, JsonNode body) {
        return new Request(method, path, JSON, body.toString(), Connection.PATIENCE, null, ANY);
    }

    static Request patch(String path, String contentType, JsonNode body) {
        return new Request("PATCH", path, contentType, body.toString(), Connection.PATIENCE, null, ANY);
    }

    /** The same, with that much time. */
    Request within(Duration other) {
        return new Request(method, path, contentType, body, other, as, accept);
    }

    /** The same, sent for somebody. */
    Request as(Subject who) {
        return new Request(method, path, contentType, body, limit, who, accept);
    }

    /** The same, for an answer of that media type. */
    Request accepting(String type) {
        return new Request(method, path, contentType, body, limit, as, type);
    }

    /** Text as a part of a path or a query. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
