package dev.podfall.engine.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Drain;
import dev.podfall.scenario.action.Taint;

/** Changes nodes. Mirrors {@code kubectl cordon}, {@code drain} and {@code taint}. */
final class NodeChanges {
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private final ClusterApi api;

    NodeChanges(ClusterApi api) {
        this.api = api;
    }

    void cordon(Cordon action) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        if (action.off()) {
            spec.putNull("unschedulable");
        } else {
            spec.put("unschedulable", true);
        }
        patch(action.node(), spec);
    }

    void drain(Drain action) {
        cordon(new Cordon(action.node(), false));
        for (ObjectNode pod : api.list("Pod", null, null)) {
            if (pod.at("/spec/nodeName").asText().equals(action.node()) && mayGo(pod)) {
                JsonNode metadata = pod.path("metadata");
                api.delete(
                        new ObjectAt(
                                "Pod",
                                metadata.path("namespace").asText(),
                                metadata.path("name").asText()),
                        null);
            }
        }
    }

    /** A DaemonSet would put its pod back at once, and what the kubelet runs from its own files cannot be deleted. */
    private static boolean mayGo(ObjectNode pod) {
        for (JsonNode owner : pod.at("/metadata/ownerReferences")) {
            if (owner.path("kind").asText().equals("DaemonSet")) {
                return false;
            }
        }
        return !pod.path("metadata").path("annotations").has(MIRROR);
    }

    void taint(Taint action) {
        ObjectNode node = api.find("Node", null, action.node())
                .orElseThrow(() -> new ActionImpossible("there is no node " + action.node(), action));
        ArrayNode taints = JsonNodeFactory.instance.arrayNode();
        for (JsonNode taint : node.at("/spec/taints")) {
            boolean same = taint.path("key").asText().equals(action.key())
                    && taint.path("effect").asText().equals(action.effect().name());
            if (!same) {
                taints.add(taint);
            }
        }
        if (!action.off()) {
            ObjectNode taint = taints.addObject().put("key", action.key());
            if (!action.value().isEmpty()) {
                taint.put("value", action.value());
            }
            taint.put("effect", action.effect().name());
        }
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.set("taints", taints.isEmpty() ? JsonNodeFactory.instance.nullNode() : taints);
        patch(action.node(), spec);
    }

    private void patch(String node, ObjectNode spec) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set("spec", spec);
        api.patch(new ObjectAt("Node", null, node), PatchKind.MERGE, patch);
    }
}
