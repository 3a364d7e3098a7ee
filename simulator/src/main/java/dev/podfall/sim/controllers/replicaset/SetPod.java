package dev.podfall.sim.controllers.replicaset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.controllers.runtime.PodView;
import java.time.Instant;

/**
 * What a set wants to know of a pod.
 *
 * @param owned whether the set controls it; else nobody does
 * @param matches whether the set's selector means it
 * @param labeled whether it has all labels of the set's template
 * @param readySince when it became ready; null when it is not
 */
record SetPod(PodView view, boolean owned, boolean matches, boolean labeled, Instant readySince) {
    static SetPod of(ObjectNode json, KubeObject set, LabelSelector selector) {
        PodView pod = PodView.of(json);
        JsonNode wanted = set.spec().path("template").path("metadata").path("labels");
        return new SetPod(
                pod,
                pod.object().isControlledBy(set),
                selector.test(json),
                hasAll(pod.object().metadata().path("labels"), wanted),
                pod.isReady() ? pod.readySince().orElse(Instant.MIN) : null);
    }

    boolean isReady() {
        return readySince != null;
    }

    /** Whether it has been ready for {@code minReadySeconds}. */
    boolean isAvailable(int minReadySeconds, Instant now) {
        return isReady() && (minReadySeconds == 0 || view.isAvailable(minReadySeconds, now));
    }

    private static boolean hasAll(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream().allMatch(e -> e.getValue().equals(labels.path(e.getKey())));
    }
}
