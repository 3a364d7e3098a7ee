package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.List;

/** Finalizers of an object: who must let go of it before it is gone. */
final class Finalizers {
    private Finalizers() {}

    static boolean has(KubeObject object, String finalizer) {
        for (var present : object.metadata().path("finalizers")) {
            if (present.asText().equals(finalizer)) {
                return true;
            }
        }
        return false;
    }

    static void add(SimClient client, ResourceType type, KubeObject object, String finalizer) {
        ObjectNode copy = object.json().deepCopy();
        ((ObjectNode) copy.get("metadata")).withArray("/finalizers").add(finalizer);
        client.update(type, copy);
    }

    /** Removes those that are there; without any nothing is written. */
    static void remove(SimClient client, ResourceType type, KubeObject object, String... finalizers) {
        if (List.of(finalizers).stream().noneMatch(f -> has(object, f))) {
            return;
        }
        ObjectNode copy = object.json().deepCopy();
        ArrayNode kept = ((ObjectNode) copy.get("metadata")).putArray("finalizers");
        object.metadata().path("finalizers").forEach(f -> {
            if (!List.of(finalizers).contains(f.asText())) {
                kept.add(f);
            }
        });
        client.update(type, copy);
    }
}
