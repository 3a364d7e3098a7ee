package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;

/** What Flux' controllers note down in their objects beside conditions: the finalizer, and which request they have handled. */
final class Records {
    private Records() {}

    /** Keeps the object until its controller lets it go. */
    static void keep(SimClient client, ResourceType type, ObjectNode object) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").putArray("finalizers").add(Flux.FINALIZER);
        patch(client, type, object, patch);
    }

    static void letGo(SimClient client, ResourceType type, ObjectNode object) {
        if (Flux.hasFinalizer(object)) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").putNull("finalizers");
            patch(client, type, object, patch);
        }
    }

    private static void patch(SimClient client, ResourceType type, ObjectNode object, ObjectNode patch) {
        KubeObject about = new KubeObject(object);
        client.patch(type, about.namespace(), about.name(), PatchType.MERGE, patch, null);
    }

    static void handled(JsonNode object, ObjectNode status) {
        String asked = Flux.requestedAt(object);
        if (!asked.isEmpty()) {
            status.put("lastHandledReconcileAt", asked);
        }
    }
}
