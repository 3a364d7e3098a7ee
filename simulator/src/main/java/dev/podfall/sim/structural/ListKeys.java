package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists whose items are told apart: by keys (type {@code map}) or by themselves (type {@code set}). Mirrors {@code
 * apiserver/schema/listtype}.
 */
public final class ListKeys {
    private ListKeys() {}

    /** The item of the list before that had the keys of {@code item}; null if there is none, or none can be told apart. */
    static JsonNode correlated(StructuralSchema list, JsonNode item, JsonNode old) {
        if (old == null || !list.listType().equals("map")) {
            return null;
        }
        JsonNode keys = keys(list, item);
        for (JsonNode before : old) {
            if (keys(list, before).equals(keys)) {
                return before;
            }
        }
        return null;
    }

    /** The keys of an item, those that it has. */
    static ObjectNode keys(StructuralSchema list, JsonNode item) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        for (String key : list.listKeys()) {
            if (item.has(key)) {
                keys.set(key, item.get(key));
            }
        }
        return keys;
    }

    /** What appears twice where it may not. */
    public static List<FieldError> duplicates(StructuralSchema schema, JsonNode object) {
        List<FieldError> errors = new ArrayList<>();
        object.properties().forEach(e -> {
            StructuralSchema property = schema.properties().get(e.getKey());
            if (property != null) {
                value(property, e.getValue(), e.getKey(), errors);
            } else if (schema.values() != null) {
                value(schema.values(), e.getValue(), "[" + e.getKey() + "]", errors);
            }
        });
        return errors;
    }

    private static void value(StructuralSchema schema, JsonNode value, String path, List<FieldError> errors) {
        if (value.isArray()) {
            list(schema, value, path, errors);
        } else if (value.isObject()) {
            value.properties().forEach(e -> {
                StructuralSchema property = schema.properties().get(e.getKey());
                if (property != null) {
                    value(property, e.getValue(), path + "." + e.getKey(), errors);
                } else if (schema.values() != null) {
                    value(schema.values(), e.getValue(), path + "[" + e.getKey() + "]", errors);
                }
            });
        }
    }

    private static void list(StructuralSchema schema, JsonNode list, String path, List<FieldError> errors) {
        boolean byKeys = schema.listType().equals("map");
        if (byKeys || schema.listType().equals("set")) {
            Map<JsonNode, Integer> seen = new HashMap<>();
            for (int i = 0; i < list.size(); i++) {
                JsonNode item = byKeys ? keys(schema, list.get(i)) : list.get(i);
                if (seen.merge(item, 1, Integer::sum) == 2) {
                    errors.add(FieldError.duplicate(path + "[" + i + "]", item.toString()));
                }
            }
        }
        for (int i = 0; schema.items() != null && i < list.size(); i++) {
            value(schema.items(), list.get(i), path + "[" + i + "]", errors);
        }
    }
}
