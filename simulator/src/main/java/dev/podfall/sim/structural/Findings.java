package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * What one schema finds in one value: errors, and how many of its checks went well, by which the nearest of several
 * alternatives is found. Mirrors {@code k8s.io/kube-openapi/pkg/validation/validate.Result}.
 */
final class Findings {
    /** How upstream writes the path of a value that has none. */
    static final String NOWHERE = "<nil>";

    private final List<FieldError> errors = new ArrayList<>();
    private int matches;

    List<FieldError> errors() {
        return errors;
    }

    int matches() {
        return matches;
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    Findings match() {
        matches++;
        return this;
    }

    Findings merge(Findings other) {
        errors.addAll(other.errors);
        matches += other.matches;
        return this;
    }

    /** Something about a value as a whole, which names no field. */
    void composite(String text) {
        errors.add(FieldError.invalid(NOWHERE, "\"\"", text));
    }

    void required(String path) {
        errors.add(FieldError.required(field(path), ""));
    }

    /** @param value as upstream shows it: a value, the name of a type, a size */
    void invalid(String path, JsonNode value, String text) {
        errors.add(FieldError.invalid(field(path), value.toString(), path + " in body " + text));
    }

    void wrongType(String path, String wanted, String given) {
        String shown = TextNode.valueOf(given).toString();
        String text = path + " in body must be of type " + wanted + ": " + shown;
        errors.add(new FieldError(field(path), "FieldValueTypeInvalid", "Invalid value: " + shown + ": " + text));
    }

    void notSupported(String path, JsonNode value, JsonNode supported) {
        List<String> shown = new ArrayList<>();
        supported.forEach(s -> shown.add(
                TextNode.valueOf(s.isTextual() ? s.asText() : s.toString()).toString()));
        errors.add(FieldError.notSupported(field(path), value.toString(), String.join(", ", shown)));
    }

    void tooLong(String path, long most) {
        String unit = most == 1 ? " byte" : " bytes";
        errors.add(new FieldError(field(path), "FieldValueTooLong", "Too long: may not be more than " + most + unit));
    }

    void tooMany(String path, long there, long most) {
        String unit = most == 1 ? " item" : " items";
        String text = "Too many: " + there + ": must have at most " + most + unit;
        errors.add(new FieldError(field(path), "FieldValueTooMany", text));
    }

    private static String field(String path) {
        String bare = path.startsWith(".") ? path.substring(1) : path;
        return bare.isEmpty() ? NOWHERE : bare;
    }
}
