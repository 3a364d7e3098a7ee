package dev.podfall.engine.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.RequestRefused;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Drain;
import dev.podfall.scenario.action.Taint;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Changes nodes. Mirrors {@code kubectl cordon}, {@code drain} and {@code taint}. */
final class NodeChanges {
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private static final int NO_ROOM = 429;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final ClusterApi api;
    private final BooleanSupplier stop;

    /** @param stop whether no further pod may be evicted */
    NodeChanges(Cluster cluster, BooleanSupplier stop) {
        this.stop = stop;
        this.cluster = cluster;
        this.api = cluster.api();
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
            boolean isGoing = pod.path("metadata").has("deletionTimestamp");
            if (pod.at("/spec/nodeName").asText().equals(action.node()) && mayGo(pod) && !isGoing) {
                evict(action, pod);
            }
        }
    }

    /** Again and again, as long as a budget has no room for it. */
    private void evict(Drain action, ObjectNode pod) {
        String namespace = pod.at("/metadata/namespace").asText();
        String name = pod.at("/metadata/name").asText();
        BooleanSupplier gone = () -> {
            requireWanted(action);
            return hasGone(namespace, name);
        };
        if (!gone.getAsBoolean() && !cluster.await(gone, PATIENCE)) {
            throw new ActionImpossible("a disruption budget has no room for pod " + name, action);
        }
    }

    /** Before each attempt: to empty a node takes minutes, and whoever says no meanwhile is heard. */
    private void requireWanted(Drain action) {
        if (stop.getAsBoolean()) {
            throw new ActionImpossible("it was stopped", action);
        }
        Optional<String> withdrawn = cluster.capability(Consent.class).flatMap(Consent::withdrawn);
        if (withdrawn.isPresent()) {
            throw new ActionImpossible(
                    "the cluster's owner does not allow it any more (" + withdrawn.get() + ")", action);
        }
    }

    private boolean hasGone(String namespace, String name) {
        try {
            api.evict(namespace, name);
            return true;
        } catch (RequestRefused no) {
            if (no.status() != NO_ROOM && no.status() != NOT_FOUND) {
                throw no;
            }
            return no.status() == NOT_FOUND;
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
