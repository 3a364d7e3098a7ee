package dev.podfall.sim.controllers.garbagecollector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who owns whom, by UID. Mirrors {@code pkg/controller/garbagecollector/graph_builder.go}. */
final class OwnershipGraph {
    private final Map<String, ObjectId> known = new HashMap<>();
    private final Map<String, Set<ObjectId>> dependents = new HashMap<>();

    void add(ObjectId id, ObjectNode object) {
        known.put(object.path("metadata").path("uid").asText(), id);
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            dependents
                    .computeIfAbsent(owner.path("uid").asText(), u -> new LinkedHashSet<>())
                    .add(id);
        }
    }

    /** Forgets the references of an object's former state. */
    void unlink(ObjectId id, ObjectNode before) {
        for (JsonNode owner : before.path("metadata").path("ownerReferences")) {
            Set<ObjectId> of = dependents.get(owner.path("uid").asText());
            if (of != null && of.remove(id) && of.isEmpty()) {
                dependents.remove(owner.path("uid").asText());
            }
        }
    }

    void remove(ObjectId id, ObjectNode object) {
        unlink(id, object);
        known.remove(object.path("metadata").path("uid").asText());
    }

    /** Where the object with that UID is, or null. */
    ObjectId find(String uid) {
        return known.get(uid);
    }

    /** What names that UID among its owners, in the order it was heard of. */
    List<ObjectId> dependentsOf(String uid) {
        return List.copyOf(dependents.getOrDefault(uid, Set.of()));
    }
}
