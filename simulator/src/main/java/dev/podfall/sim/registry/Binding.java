package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.store.Trees;

/** {@code pods/binding}: gives a pod its node. Mirrors {@code pkg/registry/core/pod/storage}'s BindingREST. */
final class Binding {
    private final Objects objects;
    private final Timeline timeline;

    Binding(Objects objects, Timeline timeline) {
        this.objects = objects;
        this.timeline = timeline;
    }

    Answer bind(Request request) {
        ObjectNode old = objects.get(Resources.PODS, request.namespace(), request.name());
        String node = request.body().path("target").path("name").asText();
        String uid = request.body().path("metadata").path("uid").asText();
        if (!uid.isEmpty() && !uid.equals(Metadata.text(old, "uid"))) {
            throw refused(
                    request,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + Metadata.text(old, "uid"));
        }
        if (Metadata.has(old, "deletionTimestamp")) {
            throw refused(request, "pod " + request.name() + " is being deleted, cannot be assigned to a host");
        }
        String taken = old.path("spec").path("nodeName").asText();
        if (!taken.isEmpty()) {
            throw refused(request, "pod " + request.name() + " is already assigned to node \"" + taken + "\"");
        }
        if (!request.dryRun()) {
            objects.put(Resources.PODS, bound(old, node, request.body()));
        }
        return Subresources.success();
    }

    private ObjectNode bound(ObjectNode old, String node, JsonNode binding) {
        ObjectNode pod = Trees.withMetadata(old);
        pod.set("spec", Trees.shallow((ObjectNode) old.get("spec")).put("nodeName", node));
        JsonNode annotations = binding.path("metadata").path("annotations");
        if (!annotations.isEmpty()) {
            ObjectNode merged = Metadata.of(pod).path("annotations").deepCopy() instanceof ObjectNode present
                    ? present
                    : pod.objectNode();
            merged.setAll((ObjectNode) annotations);
            Metadata.of(pod).set("annotations", merged);
        }
        ObjectNode status = old.path("status").deepCopy() instanceof ObjectNode present ? present : pod.objectNode();
        KubeObject.setCondition(status, "PodScheduled", "True", null, null, timeline.now());
        pod.set("status", status);
        return pod;
    }

    private static ApiException refused(Request request, String why) {
        ApiException conflict = ApiException.conflict(Resources.PODS, request.name(), why);
        String text = conflict.getMessage().replaceFirst("on pods ", "on pods/binding ");
        return new ApiException(
                409, "Conflict", text, (ObjectNode) conflict.toStatus().get("details"));
    }
}
