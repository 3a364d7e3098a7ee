package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A request that failed, with the {@code Status} a client gets. Mirrors {@code k8s.io/apimachinery/pkg/api/errors}:
 * codes, reasons and texts are upstream's.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    public ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** Such as {@code NotFound}. */
    public String reason() {
        return reason;
    }

    /** A {@code v1 Status} object. */
    public ObjectNode toStatus() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (details != null) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    public static ApiException notFound(ResourceType type, String name) {
        return of(404, "NotFound", type.qualifiedName() + " \"" + name + "\" not found", type, name);
    }

    public static ApiException alreadyExists(ResourceType type, String name) {
        return of(409, "AlreadyExists", type.qualifiedName() + " \"" + name + "\" already exists", type, name);
    }

    public static ApiException conflict(ResourceType type, String name, String why) {
        String text = "Operation cannot be fulfilled on " + type.qualifiedName() + " \"" + name + "\": " + why;
        return of(409, "Conflict", text, type, name);
    }

    public static ApiException forbidden(ResourceType type, String name, String why) {
        String object = name == null || name.isEmpty() ? "" : " \"" + name + "\"";
        return of(403, "Forbidden", type.qualifiedName() + object + " is forbidden: " + why, type, name);
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, null);
    }

    public static ApiException tooManyRequests(String message) {
        return new ApiException(429, "TooManyRequests", message, null);
    }

    /** 410: the resourceVersion asked for is compacted away. */
    public static ApiException expired(String message) {
        return new ApiException(410, "Expired", message, null);
    }

    /**
     * 422 with its causes: {@code Pod "x" is invalid: spec.a: Required value} or, for several,
     * {@code … is invalid: [a, b]}.
     */
    public static ApiException invalid(ResourceType type, String name, List<FieldError> errors) {
        List<String> texts =
                errors.stream().map(FieldError::toString).distinct().toList();
        String list = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
        String kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        if (!type.kind().isEmpty()) {
            details.put("kind", type.kind());
        }
        ArrayNode causes = details.putArray("causes");
        errors.forEach(e -> causes.addObject()
                .put("reason", e.reason())
                .put("message", e.detail())
                .put("field", e.field()));
        return new ApiException(422, "Invalid", kind + " \"" + name + "\" is invalid: " + list, details);
    }

    private static ApiException of(int code, String reason, String message, ResourceType type, String name) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (name != null && !name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        return new ApiException(code, reason, message, details.put("kind", type.plural()));
    }
}
