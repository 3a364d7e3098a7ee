package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import java.util.List;

/** The errors the HTTP side finds itself. Mirrors {@code k8s.io/apimachinery/pkg/api/errors}. */
public final class Statuses {
    private Statuses() {}

    public static ApiException unauthorized() {
        return new ApiException(401, "Unauthorized", "Unauthorized", null);
    }

    public static ApiException notFound() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource", details());
    }

    public static ApiException methodNotAllowed() {
        String text = "the server does not allow this method on the requested resource";
        return new ApiException(405, "MethodNotAllowed", text, details());
    }

    /** Nothing served is of a type asked for. */
    public static ApiException notAcceptable() {
        String text = "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml,"
                + " application/vnd.kubernetes.protobuf, application/json;stream=watch,"
                + " application/vnd.kubernetes.protobuf;stream=watch";
        return new ApiException(406, "NotAcceptable", text, details());
    }

    /** The type is served, but not converted as asked for. */
    static ApiException notConvertible() {
        String text = "only the following media types are accepted: application/json, application/yaml,"
                + " application/vnd.kubernetes.protobuf";
        return new ApiException(406, "NotAcceptable", text, null);
    }

    static ApiException tooLarge(int limit) {
        String text = "Request entity too large: limit is " + limit;
        return new ApiException(413, "RequestEntityTooLarge", text, null);
    }

    /** There is too much to do: clients try again by themselves after a second. */
    public static ApiException comeAgain() {
        ObjectNode details = details().put("retryAfterSeconds", 1);
        return new ApiException(429, "TooManyRequests", "Too many requests, please try again later.", details);
    }

    public static ApiException unsupportedMediaType(List<String> accepted) {
        String text = "the body of the request was in an unknown format - accepted media types include: "
                + String.join(", ", accepted);
        return new ApiException(415, "UnsupportedMediaType", text, null);
    }

    static ApiException unsupportedPatch() {
        return new ApiException(415, "UnsupportedMediaType", "415: Unsupported Media Type", details());
    }

    /** A defect of ours: the client learns that much and no more. */
    public static ApiException internal(Throwable defect) {
        return new ApiException(500, "InternalError", "Internal error occurred: " + defect, details());
    }

    private static ObjectNode details() {
        return JsonNodeFactory.instance.objectNode();
    }
}
