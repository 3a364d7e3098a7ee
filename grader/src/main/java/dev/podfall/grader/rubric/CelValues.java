package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON and CEL's values. */
final class CelValues {
    private CelValues() {}

    static Object of(JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return NullValue.NULL_VALUE;
        } else if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(e -> map.put(e.getKey(), of(e.getValue())));
            return map;
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(n -> list.add(of(n)));
            return list;
        } else if (node.isIntegralNumber()) {
            return node.asLong();
        } else if (node.isNumber()) {
            return node.asDouble();
        } else if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.asText();
    }

    /** What Jackson can write. */
    static Object toJava(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((k, v) -> copy.put(String.valueOf(k), toJava(v)));
            return copy;
        } else if (value instanceof List<?> list) {
            return list.stream().map(CelValues::toJava).toList();
        } else if (value instanceof Number || value instanceof Boolean || value instanceof String) {
            return value;
        }
        return value == null || value instanceof NullValue ? "null" : String.valueOf(value);
    }

    /** For people: lists with commas, nothing for an empty one. */
    static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join(", ", list.stream().map(CelValues::shown).toList());
        }
        return String.valueOf(toJava(value));
    }
}
