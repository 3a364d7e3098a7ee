package dev.podfall.web.quiz.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A learner's answer to one question: read from a form, kept as JSON, shown in the form again.
 *
 * @param json as the Marker wants it; missing when there is none
 */
public record Reply(JsonNode json) {
    public static final Reply NONE = new Reply(MissingNode.getInstance());
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What was kept; null for nothing. */
    public static Reply stored(String text) {
        if (text == null) {
            return NONE;
        }
        try {
            return new Reply(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer is not JSON", e);
        }
    }

    /** For the store; null for nothing. */
    public String toStore() {
        return isGiven() ? json.toString() : null;
    }

    public boolean isGiven() {
        return !json.isMissingNode();
    }

    /** As it is kept, for an answer whose question is not known any more. */
    public String plain() {
        if (json.isObject()) {
            return json.properties().stream()
                    .map(pair -> pair.getKey() + ": " + pair.getValue().asText())
                    .collect(Collectors.joining("; "));
        }
        return json.isArray() ? String.join(", ", list()) : text();
    }

    static Reply text(String value) {
        return new Reply(NODES.textNode(value));
    }

    static Reply texts(List<String> values) {
        var array = NODES.arrayNode();
        values.forEach(array::add);
        return values.isEmpty() ? NONE : new Reply(array);
    }

    static Reply pairs(Map<String, String> values) {
        var object = NODES.objectNode();
        values.forEach(object::put);
        return object.isEmpty() ? NONE : new Reply(object);
    }

    /** The text of a single answer; empty without one. */
    String text() {
        return json.isValueNode() ? json.asText() : "";
    }

    /** Whether an option is chosen. */
    boolean has(String value) {
        return json.isArray() ? list().contains(value) : text().equals(value);
    }

    /** What was chosen for a left side. */
    String matched(String left) {
        return json.path(left).asText("");
    }

    /** The values of a list. */
    List<String> list() {
        var values = new ArrayList<String>();
        json.forEach(value -> values.add(value.asText()));
        return values;
    }
}
