package dev.podfall.sim.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** Cheap copies of objects: what is not changed is shared. */
public final class Trees {
    private Trees() {}

    /** A copy whose own fields may be replaced; what they hold is shared. */
    public static ObjectNode shallow(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(object);
        return copy;
    }

    /** A copy whose own fields and metadata fields may be replaced; what they hold is shared. */
    public static ObjectNode withMetadata(ObjectNode object) {
        ObjectNode copy = shallow(object);
        copy.set(
                "metadata",
                object.get("metadata") instanceof ObjectNode metadata
                        ? shallow(metadata)
                        : JsonNodeFactory.instance.objectNode());
        return copy;
    }

    /** Puts the parts of {@code old} in place of equal parts of {@code object}, so that they are kept once in memory. */
    public static void share(ObjectNode old, ObjectNode object) {
        for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> field = i.next();
            JsonNode shared = shared(old.get(field.getKey()), field.getValue());
            if (shared != field.getValue()) {
                field.setValue(shared);
            }
        }
    }

    private static JsonNode shared(JsonNode old, JsonNode value) {
        if (old == null || old == value) {
            return value;
        }
        if (old.equals(value)) {
            return old;
        }
        if (old instanceof ObjectNode before && value instanceof ObjectNode now) {
            share(before, now);
        } else if (old instanceof ArrayNode before && value instanceof ArrayNode now) {
            for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
                now.set(i, shared(before.get(i), now.get(i)));
            }
        }
        return value;
    }
}
