package dev.podfall.sim.controllers.statefulset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodView;
import java.util.Optional;

/**
 * Says in claims whom they go with: the set, their pod once it is scaled away, or nobody. Mirrors
 * {@code updateClaimOwnerRefForSetAndPod}.
 */
final class ClaimRetention {
    private final SimClient client;
    private final StatefulSetView set;

    ClaimRetention(SimClient client, StatefulSetView set) {
        this.client = client;
        this.set = set;
    }

    /** @param scaledDown whether the pod is one too many */
    void apply(PodView pod, boolean scaledDown) {
        if (set.object().spec().path("volumeClaimTemplates").isEmpty()) {
            return;
        }
        int ordinal = StatefulSetView.ordinal(set.object(), pod.name());
        for (ObjectNode template : set.claims(ordinal)) {
            Key key = Key.of(template);
            client.find(Resources.PERSISTENTVOLUMECLAIMS, key.namespace(), key.name())
                    .ifPresent(claim -> apply(claim, pod, scaledDown));
        }
    }

    private void apply(ObjectNode claim, PodView pod, boolean scaledDown) {
        JsonNode present = claim.path("metadata").path("ownerReferences");
        ArrayNode wanted = claim.arrayNode();
        boolean foreign = false;
        for (JsonNode owner : present) {
            if (!isOurs(owner, "StatefulSet", set.object().name()) && !isOurs(owner, "Pod", pod.name())) {
                wanted.add(owner);
                foreign |= owner.path("controller").asBoolean();
            }
        }
        if (!foreign) {
            owner(pod, scaledDown).ifPresent(wanted::add);
        }
        if (!wanted.equals(present.isMissingNode() ? claim.arrayNode() : present)) {
            ObjectNode copy = claim.deepCopy();
            ObjectNode metadata = (ObjectNode) copy.get("metadata");
            if (wanted.isEmpty()) {
                metadata.remove("ownerReferences");
            } else {
                metadata.set("ownerReferences", wanted);
            }
            client.update(Resources.PERSISTENTVOLUMECLAIMS, copy);
        }
    }

    private Optional<ObjectNode> owner(PodView pod, boolean scaledDown) {
        if (scaledDown && deletes("whenScaled")) {
            return Optional.of(pod.object().ownerReference());
        }
        return deletes("whenDeleted") ? Optional.of(set.object().ownerReference()) : Optional.empty();
    }

    private boolean deletes(String when) {
        return set.object()
                .spec()
                .path("persistentVolumeClaimRetentionPolicy")
                .path(when)
                .asText()
                .equals("Delete");
    }

    private static boolean isOurs(JsonNode owner, String kind, String name) {
        return owner.path("kind").asText().equals(kind)
                && owner.path("name").asText().equals(name);
    }
}
