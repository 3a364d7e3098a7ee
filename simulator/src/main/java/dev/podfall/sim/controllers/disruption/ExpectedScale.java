package dev.podfall.sim.controllers.disruption;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.IntOrPercent;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many pods there should be, and how many of them must be healthy.
 *
 * @param unmanaged pods that no controller owns
 * @param failure why it cannot be told, or null
 */
record ExpectedScale(int expected, int desired, int unmanaged, String failure) {
    static final List<ResourceType> TYPES = List.of(
            Resources.DEPLOYMENTS, Resources.REPLICASETS, Resources.STATEFULSETS, Resources.REPLICATIONCONTROLLERS);

    static ExpectedScale of(SimClient client, KubeObject budget, List<PodView> pods) {
        JsonNode maxUnavailable = budget.spec().path("maxUnavailable");
        JsonNode minAvailable = budget.spec().path("minAvailable");
        boolean limits = !maxUnavailable.isMissingNode() && !maxUnavailable.isNull();
        if (!limits && !minAvailable.isTextual()) {
            return new ExpectedScale(pods.size(), minAvailable.asInt(), 0, null);
        }
        Map<String, Integer> sizes = new HashMap<>();
        int unmanaged = 0;
        for (PodView pod : pods) {
            Optional<JsonNode> owner = pod.object().controller();
            if (owner.isEmpty()) {
                unmanaged++;
                continue;
            }
            Optional<KubeObject> scalable = scalable(client, pod.object(), owner.get());
            if (scalable.isEmpty()) {
                return new ExpectedScale(0, 0, 0, "found no controllers for pod \"" + pod.name() + "\"");
            }
            sizes.put(
                    scalable.get().uid(), scalable.get().spec().path("replicas").asInt(1));
        }
        int expected = sizes.values().stream().mapToInt(s -> s).sum();
        try {
            int desired = limits
                    ? Math.max(0, expected - IntOrPercent.of(maxUnavailable, expected, true))
                    : IntOrPercent.of(minAvailable, expected, true);
            return new ExpectedScale(expected, desired, unmanaged, null);
        } catch (IllegalArgumentException unreadable) {
            return new ExpectedScale(0, 0, 0, unreadable.getMessage());
        }
    }

    /** What sets the size: a Deployment above its ReplicaSet, or the owner itself. */
    private static Optional<KubeObject> scalable(SimClient client, KubeObject object, JsonNode reference) {
        Optional<KubeObject> owner = client.typeIn(
                        reference.path("apiVersion").asText(),
                        reference.path("kind").asText())
                .filter(TYPES::contains)
                .flatMap(t -> client.find(
                        t, object.namespace(), reference.path("name").asText()))
                .map(KubeObject::new)
                .filter(o -> o.uid().equals(reference.path("uid").asText()));
        boolean isReplicaSet = reference.path("kind").asText().equals("ReplicaSet");
        Optional<JsonNode> above = owner.filter(o -> isReplicaSet).flatMap(KubeObject::controller);
        return above.isPresent() ? scalable(client, owner.get(), above.get()) : owner;
    }
}
