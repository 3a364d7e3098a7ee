package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Equality of what two trees mean: an absent field, null and an empty list or map are the same, and so are numbers of
 * the same value. Mirrors {@code k8s.io/apimachinery/pkg/api/equality.Semantic}.
 */
public final class Semantic {
    private Semantic() {}

    /** Whether both mean the same. */
    public static boolean equal(JsonNode one, JsonNode other) {
        if (one == other) {
            return true;
        }
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one.isObject() && other.isObject()) {
            return haveEqualFields(one, other);
        }
        if (one.isArray() && other.isArray()) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> equal(one.get(i), other.get(i)));
        }
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.asLong() == other.asLong();
        }
        return one.equals(other);
    }

    private static boolean haveEqualFields(JsonNode one, JsonNode other) {
        for (Map.Entry<String, JsonNode> field : one.properties()) {
            if (!equal(field.getValue(), other.get(field.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> field : other.properties()) {
            if (!one.has(field.getKey()) && !isNothing(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(JsonNode node) {
        if (node == null || node.isMissingNode() || node.isNull()) {
            return true;
        }
        if (node.isObject()) {
            return node.properties().stream().allMatch(field -> isNothing(field.getValue()));
        }
        return node.isArray() && node.isEmpty();
    }

    /** A form that is the same for all trees that mean the same: fields sorted, emptiness removed. */
    public static JsonNode canonical(JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node == null || node.isMissingNode()) {
            return nodes.nullNode();
        }
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.fields().forEachRemaining(e -> {
                JsonNode value = canonical(e.getValue());
                if (!value.isNull()) {
                    fields.put(e.getKey(), value);
                }
            });
            ObjectNode object = nodes.objectNode();
            object.setAll(fields);
            return object.isEmpty() ? nodes.nullNode() : object;
        }
        if (node.isArray()) {
            ArrayNode array = nodes.arrayNode();
            node.forEach(e -> array.add(canonical(e)));
            return array.isEmpty() ? nodes.nullNode() : array;
        }
        return node.isIntegralNumber() ? nodes.numberNode(node.asLong()) : node;
    }
}
