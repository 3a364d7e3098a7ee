package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.Iterator;
import java.util.Map;

/**
 * How large an object is where it is stored. A real cluster's etcd refuses what is larger than 1.5 MiB (its {@code
 * --max-request-bytes}), in protobuf; this counts as protobuf does, without writing it: names of a type's own fields
 * are numbers there, and keys of maps are texts.
 */
final class StoredSize {
    private static final long LARGEST = 1_572_864;

    /** A field's number and the length of its value. */
    private static final int FRAME = 2;

    private static final int NUMBER = 4;

    /** What the server itself adds to an object, its fields' managers most of all, is no more than a few times what was there. */
    private static final long SMALL = LARGEST / 8;

    /** No type has more fields: what has is a map. */
    private static final int MOST_FIELDS = 64;

    private long room = LARGEST;

    private StoredSize() {}

    /** Looks at an object as it is now. */
    static StoredSize of(JsonNode object) {
        StoredSize size = new StoredSize();
        size.take(object, false);
        return size;
    }

    /**
     * Looks at what an update brings. What is stored already and shared by the new object has been counted before: that leaves a
     * component's statuses room for some kilobytes more than etcd would.
     */
    static StoredSize of(ObjectNode object, ObjectNode stored) {
        StoredSize size = new StoredSize();
        object.fields().forEachRemaining(field -> {
            JsonNode before = stored.path(field.getKey());
            JsonNode value = field.getValue();
            if (value != before) {
                size.takeNew(value, before);
            }
        });
        return size.isSmall() ? size : of(object);
    }

    private void takeNew(JsonNode value, JsonNode stored) {
        if (!value.isObject() || !stored.isObject()) {
            take(value, false);
            return;
        }
        value.fields().forEachRemaining(field -> {
            if (field.getValue() != stored.path(field.getKey())) {
                take(field.getValue(), false);
            }
        });
    }

    /** Whether etcd would take it. */
    boolean fits() {
        return room >= 0;
    }

    /** Whether etcd would take it whatever the server adds. */
    boolean isSmall() {
        return LARGEST - room < SMALL;
    }

    /** @throws ApiException 500 with etcd's words, as upstream hands them on, if it would not */
    static void require(JsonNode object) {
        if (!of(object).fits()) {
            throw new ApiException(500, "", "etcdserver: request is too large", null);
        }
    }

    /**
     * The same before an object is validated, which takes long where it has ten thousands of parts; not where validation itself says
     * that it is too large.
     *
     * @param before as it came in
     */
    static void requireBefore(Strategy strategy, JsonNode object, StoredSize before, Errors found) {
        if (found.isEmpty() && !before.isSmall() && !strategy.limitsSize()) {
            require(object);
        }
    }

    /** @return whether there is room left */
    private boolean take(JsonNode value, boolean named) {
        room -= FRAME;
        if (value.isTextual()) {
            room -= value.textValue().length();
        } else if (value.isArray()) {
            for (Iterator<JsonNode> i = value.elements(); i.hasNext() && room >= 0; ) {
                take(i.next(), named);
            }
        } else if (value.isObject()) {
            takeFields(value, named || value.size() > MOST_FIELDS);
        } else {
            room -= NUMBER;
        }
        return room >= 0;
    }

    private void takeFields(JsonNode object, boolean named) {
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext() && room >= 0; ) {
            Map.Entry<String, JsonNode> field = i.next();
            room -= named ? FRAME + field.getKey().length() : 0;
            take(field.getValue(), named || field.getKey().equals("fieldsV1"));
        }
    }
}
