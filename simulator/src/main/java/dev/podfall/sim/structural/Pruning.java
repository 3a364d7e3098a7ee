package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drops the fields that a schema does not name. Mirrors {@code apiserver/schema/pruning}. */
public final class Pruning {
    private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

    private final List<String> unknown = new ArrayList<>();

    private Pruning() {}

    /**
     * Prunes an object in place; its apiVersion, kind and metadata stay.
     *
     * @return the paths of what was dropped, such as {@code spec.list[0].name}, in order
     */
    public static List<String> prune(ObjectNode object, StructuralSchema schema) {
        Pruning pruning = new Pruning();
        pruning.object(object, schema, "", true);
        pruning.unknown.sort(null);
        return pruning.unknown;
    }

    private void value(JsonNode value, StructuralSchema schema, String path) {
        if (value instanceof ObjectNode object) {
            object(object, schema, path, schema != null && schema.isEmbeddedResource());
        } else if (value instanceof ArrayNode list) {
            list(list, schema, path);
        }
    }

    private void object(ObjectNode object, StructuralSchema schema, String path, boolean resource) {
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            String name = field.getKey();
            String at = path.isEmpty() ? name : path + "." + name;
            if (resource && META.contains(name)) {
                continue;
            }
            if (schema != null && (schema.properties().containsKey(name) || schema.isMap())) {
                value(field.getValue(), schema.field(name), at);
            } else if (schema == null || !schema.preservesUnknownFields()) {
                unknown.add(at);
                i.remove();
            }
        }
    }

    /** What is kept whole by its list is kept whole in its items, too, unless they say what they are. */
    private void list(ArrayNode list, StructuralSchema schema, String path) {
        boolean kept = schema != null && schema.preservesUnknownFields() && schema.items() == null;
        for (int i = 0; !kept && i < list.size(); i++) {
            value(list.get(i), schema == null ? null : schema.items(), path + "[" + i + "]");
        }
    }
}
