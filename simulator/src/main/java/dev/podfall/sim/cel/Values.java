package dev.podfall.sim.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of JSON as expressions see them. */
public final class Values {
    private Values() {}

    /** Texts stay texts, also those that are times. */
    public static Object of(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(e -> map.put(e.getKey(), of(e.getValue())));
            return map;
        } else if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(item -> list.add(of(item)));
            return list;
        } else if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.asLong() : (Object) value.asDouble();
        } else if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isNull() || value.isMissingNode() ? NullValue.NULL_VALUE : value.asText();
    }

    /**
     * A value of the language as JSON; objects in it may be of any type.
     *
     * @param budget that its size is taken from
     * @throws EvaluationFailure if it is none, or a part of an object is not of the type of its field, or it is too large
     */
    public static JsonNode json(Object value, Budget budget) throws EvaluationFailure {
        budget.spendOn(value);
        return json(value, (String) null);
    }

    /** As {@link #json}, of a whole object. */
    public static JsonNode object(Object value, Budget budget) throws EvaluationFailure {
        budget.spendOn(value);
        return json(value, MadeObjects.OBJECT);
    }

    /** @param type that an object must have; null for any */
    private static JsonNode json(Object value, String type) throws EvaluationFailure {
        if (value instanceof Map<?, ?> map) {
            return object(map, type);
        } else if (value instanceof List<?> list) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (Object item : list) {
                items.add(json(item, type));
            }
            return items;
        } else if (value instanceof Number number) {
            boolean whole = number instanceof Long || number instanceof Integer || number instanceof UnsignedLong;
            return whole
                    ? JsonNodeFactory.instance.numberNode(number.longValue())
                    : JsonNodeFactory.instance.numberNode(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        } else if (value instanceof String text) {
            return TextNode.valueOf(text);
        } else if (value instanceof NullValue) {
            return NullNode.getInstance();
        } else if (value instanceof Instant time) {
            return TextNode.valueOf(time.toString());
        } else if (value instanceof Duration duration) {
            return TextNode.valueOf(duration.toSeconds() + "s");
        }
        throw new EvaluationFailure("unsupported type: " + value.getClass().getSimpleName());
    }

    private static ObjectNode object(Map<?, ?> map, String type) throws EvaluationFailure {
        Object own = map.get(MadeObjects.TYPE);
        if (own != null && type != null && !own.equals(type)) {
            throw new EvaluationFailure("type mismatch: unexpected type name \"" + own + "\", expected \"" + type
                    + "\", which matches field name path from root Object type");
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new EvaluationFailure(
                        "unsupported type of key: " + field.getKey().getClass().getSimpleName());
            }
            if (!name.equals(MadeObjects.TYPE)) {
                object.set(name, json(field.getValue(), own == null ? type : own + "." + name));
            }
        }
        return object;
    }
}
