package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Steps on an object's metadata, which must be the caller's own. */
final class Metadata {
    private Metadata() {}

    static ObjectNode of(ObjectNode object) {
        return (ObjectNode) object.get("metadata");
    }

    static String text(ObjectNode object, String field) {
        return object.path("metadata").path(field).asText();
    }

    static boolean has(ObjectNode object, String field) {
        return object.path("metadata").hasNonNull(field);
    }

    static boolean hasFinalizer(ObjectNode object, String finalizer) {
        for (JsonNode f : object.path("metadata").path("finalizers")) {
            if (f.asText().equals(finalizer)) {
                return true;
            }
        }
        return false;
    }

    static void addFinalizer(ObjectNode metadata, String finalizer) {
        JsonNode list = metadata.path("finalizers");
        ArrayNode copy = metadata.putArray("finalizers");
        list.forEach(copy::add);
        copy.add(finalizer);
    }

    static void removeFinalizer(ObjectNode metadata, String finalizer) {
        JsonNode list = metadata.path("finalizers");
        ArrayNode copy = metadata.putArray("finalizers");
        list.forEach(f -> {
            if (!f.asText().equals(finalizer)) {
                copy.add(f);
            }
        });
        if (copy.isEmpty()) {
            metadata.remove("finalizers");
        }
    }

    /** Takes over what only the server sets. */
    static void keepSystemFields(ObjectNode object, ObjectNode old) {
        ObjectNode metadata = of(object);
        for (String field : new String[] {
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "resourceVersion"
        }) {
            JsonNode value = old.path("metadata").get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
        metadata.remove("selfLink");
    }
}
