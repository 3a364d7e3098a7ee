package dev.podfall.sim.controllers.daemonset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.controllers.runtime.IntOrPercent;
import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A DaemonSet, the nodes, and its pods by the node on which each runs or is meant to, the oldest first: as all are at one time.
 *
 * @param hash the label of pods that are up to date
 */
record DaemonPods(KubeObject set, String hash, List<KubeObject> nodes, Map<String, List<PodView>> byNode, Instant now) {

    List<PodView> on(KubeObject node) {
        return byNode.getOrDefault(node.name(), List.of());
    }

    boolean isAvailable(PodView pod) {
        return pod.isAvailable(minReady(), now);
    }

    int minReady() {
        return set.spec().path("minReadySeconds").asInt();
    }

    boolean isUpToDate(PodView pod) {
        return hash.equals(pod.object().labels().get(DaemonPod.HASH_LABEL));
    }

    boolean shouldRun(KubeObject node) {
        return DaemonPod.place(set, node).shouldRun();
    }

    /** How many nodes shall have a pod. */
    int desired() {
        return (int) nodes.stream().filter(this::shouldRun).count();
    }

    /** The nodes that shall have a pod, and those that have one. */
    List<KubeObject> concerned() {
        return nodes.stream()
                .filter(node -> byNode.containsKey(node.name()) || shouldRun(node))
                .toList();
    }

    boolean isRolling() {
        return !set.spec().path("updateStrategy").path("type").asText().equals("OnDelete");
    }

    /** How many nodes may have a second pod during an update, of so many. */
    int maxSurge(int desired) {
        return isRolling() ? IntOrPercent.of(rollingUpdate().path("maxSurge"), desired, true) : 0;
    }

    /** How many nodes may have no pod that serves during an update, of so many. */
    int maxUnavailable(int desired) {
        return isRolling() ? IntOrPercent.of(rollingUpdate().path("maxUnavailable"), desired, true) : 0;
    }

    private JsonNode rollingUpdate() {
        return set.spec().path("updateStrategy").path("rollingUpdate");
    }
}
