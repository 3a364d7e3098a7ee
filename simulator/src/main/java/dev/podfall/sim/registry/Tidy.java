package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.schema.FieldType;
import dev.podfall.sim.schema.Schema;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a tree what Go's types would not keep: nulls, empty lists and maps of fields with {@code omitempty}. Makes
 * small numbers ints. What the schema does not know is judged by its looks.
 */
final class Tidy {
    /** Maps that Go omits when they are empty; an empty struct of another name says something. */
    private static final Set<String> MAPS = Set.of(
            "labels",
            "annotations",
            "nodeSelector",
            "matchLabels",
            "limits",
            "requests",
            "data",
            "stringData",
            "binaryData",
            "capacity",
            "allocatable");

    private Tidy() {}

    /** Of an object of that type, in place. Of a custom resource only the metadata is Go's. */
    static void decoded(ObjectNode object, ResourceType type) {
        decoded(object, type, MissingNode.getInstance());
    }

    /** As above. @param stored what is stored already: what it shares with {@code object} is tidy */
    static void decoded(ObjectNode object, ResourceType type, JsonNode stored) {
        Optional<FieldType.Struct> kind = Schema.builtIn().kind(type);
        if (kind.isPresent()) {
            object(object, kind.get(), stored);
        } else if (object.get("metadata") instanceof ObjectNode metadata) {
            object(metadata, Schema.builtIn().metadata(), stored.path("metadata"));
        }
    }

    /**
     * In place.
     *
     * @param type what the schema says it is, or null
     */
    static void object(ObjectNode object, FieldType type) {
        object(object, type, MissingNode.getInstance());
    }

    /** As above. @param stored the same part of what is stored: what it shares with {@code object} is tidy */
    static void object(ObjectNode object, FieldType type, JsonNode stored) {
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            JsonNode value = entry.getValue();
            JsonNode before = stored.path(entry.getKey());
            if (value == before) {
                continue;
            }
            FieldType.Field field =
                    type instanceof FieldType.Struct struct ? struct.fields().get(entry.getKey()) : null;
            FieldType inner = field != null ? field.type() : type instanceof FieldType.MapOf map ? map.value() : null;
            if (value.isNull()) {
                if (type instanceof FieldType.MapOf && zero(inner) != null) {
                    entry.setValue(zero(inner));
                } else {
                    i.remove();
                }
            } else {
                entry.setValue(value(value, inner, before));
                boolean item = type instanceof FieldType.MapOf;
                if (!item && value.isContainerNode() && value.isEmpty() && isOmitted(entry.getKey(), value, field)) {
                    i.remove();
                }
            }
        }
    }

    private static JsonNode value(JsonNode value, FieldType type, JsonNode stored) {
        if (type == FieldType.Scalar.ANY) {
            return value;
        }
        if (value instanceof ObjectNode object) {
            object(object, type, stored);
        } else if (value instanceof ArrayNode array) {
            items(array, type instanceof FieldType.ListOf list ? list.item() : null);
        } else if (value.isLong() && value.canConvertToInt()) {
            return IntNode.valueOf(value.intValue());
        }
        return value;
    }

    /** A null among items is an item of its type with nothing in it. */
    private static void items(ArrayNode list, FieldType item) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode value = list.get(i);
            if (!value.isNull()) {
                list.set(i, value(value, item, MissingNode.getInstance()));
            } else if (zero(item) == null) {
                list.remove(i);
            } else {
                list.set(i, zero(item));
            }
        }
    }

    private static JsonNode zero(FieldType type) {
        if (type instanceof FieldType.Struct) {
            return JsonNodeFactory.instance.objectNode();
        }
        return type == FieldType.Scalar.STRING ? JsonNodeFactory.instance.textNode("") : null;
    }

    private static boolean isOmitted(String name, JsonNode empty, FieldType.Field field) {
        if (field == null) {
            return empty.isArray() || MAPS.contains(name);
        }
        boolean fits = field.type() instanceof FieldType.ListOf && empty.isArray()
                || field.type() instanceof FieldType.MapOf && empty.isObject();
        return fits && !field.facts().containsKey("zero");
    }
}
