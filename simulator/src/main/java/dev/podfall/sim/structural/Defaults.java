package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** Fills in what a schema says is there by default. Mirrors {@code apiserver/schema/defaulting}. */
public final class Defaults {
    private Defaults() {}

    /** In place; idempotent. Nulls that may not be there give way to defaults, or go. */
    public static void apply(JsonNode value, StructuralSchema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            dropNulls(object, schema);
            schema.properties().forEach((name, property) -> {
                JsonNode present = object.get(name);
                if (property.defaultValue() != null && (present == null || isForbiddenNull(present, property))) {
                    object.set(name, property.defaultValue().deepCopy());
                }
            });
            object.properties().forEach(e -> {
                StructuralSchema field = schema.field(e.getKey());
                if (field != null && isForbiddenNull(e.getValue(), field) && field.defaultValue() != null) {
                    e.setValue(field.defaultValue().deepCopy());
                }
                apply(e.getValue(), field);
            });
        } else if (value instanceof ArrayNode list) {
            list.forEach(item -> apply(item, schema.items()));
        }
    }

    /** Whether {@link #apply} would change something. */
    public static boolean lacks(JsonNode value, StructuralSchema schema) {
        if (schema == null) {
            return false;
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (lacks(item, schema.items())) {
                    return true;
                }
            }
            return false;
        }
        for (Map.Entry<String, StructuralSchema> property : schema.properties().entrySet()) {
            if (property.getValue().defaultValue() != null && value.isObject() && !value.has(property.getKey())) {
                return true;
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            StructuralSchema of = schema.field(field.getKey());
            if (of != null && (isForbiddenNull(field.getValue(), of) || lacks(field.getValue(), of))) {
                return true;
            }
        }
        return false;
    }

    private static void dropNulls(ObjectNode object, StructuralSchema schema) {
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            StructuralSchema property = schema.field(field.getKey());
            if (property != null && isForbiddenNull(field.getValue(), property) && property.defaultValue() == null) {
                i.remove();
            }
        }
    }

    private static boolean isForbiddenNull(JsonNode value, StructuralSchema schema) {
        return value.isNull() && !schema.isNullable();
    }
}
