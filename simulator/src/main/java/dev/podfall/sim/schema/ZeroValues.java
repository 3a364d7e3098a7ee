package dev.podfall.sim.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds to an object what Go writes of a struct even where it holds nothing: fields without {@code omitempty}, and structs
 * that are no pointers. A store keeps objects without them; clients of strongly typed languages miss them. A tree is never
 * changed, only replaced.
 */
public final class ZeroValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By struct: what it writes in any case. */
    private static final Map<String, Map<String, JsonNode>> ZEROS = new ConcurrentHashMap<>();

    private ZeroValues() {}

    /** The object, or the list of objects, with its zero values; itself when it lacks none or its kind is not built in. */
    public static JsonNode complete(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        Optional<FieldType.Struct> kind = Schema.builtIn()
                .kind(object.path("apiVersion").asText(""), object.path("kind").asText(""));
        return kind.isEmpty() ? tree : struct(kind.get(), object);
    }

    private static JsonNode value(FieldType type, JsonNode value) {
        if (type instanceof FieldType.Struct struct && value instanceof ObjectNode object) {
            return struct(struct, object);
        }
        if (type instanceof FieldType.ListOf list && value instanceof ArrayNode array && !isScalar(list.item())) {
            return items(list.item(), array);
        }
        if (type instanceof FieldType.MapOf map && value instanceof ObjectNode object && !isScalar(map.value())) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(e -> copy.set(e.getKey(), value(map.value(), e.getValue())));
            return copy;
        }
        return value;
    }

    private static boolean isScalar(FieldType type) {
        return type instanceof FieldType.Scalar;
    }

    private static ObjectNode struct(FieldType.Struct type, ObjectNode object) {
        ObjectNode copy = null;
        Map<String, FieldType.Field> fields = type.fields();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            FieldType.Field field = fields.get(entry.getKey());
            JsonNode whole = field == null ? entry.getValue() : value(field.type(), entry.getValue());
            if (whole != entry.getValue()) {
                copy = copy == null ? copy(object) : copy;
                copy.set(entry.getKey(), whole);
            }
        }
        for (Map.Entry<String, JsonNode> zero : zeros(type).entrySet()) {
            if (!object.has(zero.getKey())) {
                copy = copy == null ? copy(object) : copy;
                copy.set(zero.getKey(), zero.getValue());
            }
        }
        return copy == null ? object : copy;
    }

    private static ArrayNode items(FieldType item, ArrayNode array) {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode whole = value(item, array.get(i));
            if (whole != array.get(i)) {
                copy = copy == null ? JsonNodeFactory.instance.arrayNode().addAll(array) : copy;
                copy.set(i, whole);
            }
        }
        return copy == null ? array : copy;
    }

    private static ObjectNode copy(ObjectNode object) {
        return JsonNodeFactory.instance.objectNode().setAll(object);
    }

    private static Map<String, JsonNode> zeros(FieldType.Struct type) {
        Map<String, JsonNode> known = ZEROS.get(type.name());
        if (known == null) {
            Map<String, JsonNode> all = new LinkedHashMap<>();
            type.fields().forEach((name, field) -> {
                String zero = field.facts().get("zero");
                if (zero != null) {
                    all.put(name, value(field.type(), parse(zero)));
                }
            });
            known = Map.copyOf(all);
            ZEROS.put(type.name(), known);
        }
        return known;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("zeros.tsv: no JSON: " + json, e);
        }
    }
}
