package dev.podfall.sim.controllers.replicaset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a ReplicaSet's status is to say. Mirrors {@code pkg/controller/replicaset/replica_set_utils.go}.
 *
 * @param failure what stood in the way of creating or deleting, or null
 */
record ReplicaSetStatus(List<SetPod> active, int terminating, ApiException failure) {
    ObjectNode of(KubeObject set, Instant now, boolean countsTerminating) {
        int minReady = set.spec().path("minReadySeconds").asInt();
        int labeled = count(SetPod::labeled);
        int ready = count(SetPod::isReady);
        int available = count(p -> p.isAvailable(minReady, now));
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("replicas", active.size());
        putCount(status, "fullyLabeledReplicas", labeled);
        putCount(status, "readyReplicas", ready);
        putCount(status, "availableReplicas", available);
        if (countsTerminating) {
            status.put("terminatingReplicas", terminating);
        }
        status.put("observedGeneration", (int) set.generation());
        ArrayNode conditions = conditions(set, now);
        if (!conditions.isEmpty()) {
            status.set("conditions", conditions);
        }
        return status;
    }

    private ArrayNode conditions(KubeObject set, Instant now) {
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode condition : set.status().path("conditions")) {
            boolean isFailure = condition.path("type").asText().equals("ReplicaFailure");
            if (!isFailure || failure != null) {
                conditions.add(condition.deepCopy());
            }
        }
        if (failure != null && set.condition("ReplicaFailure").isEmpty()) {
            boolean creating = active.size() < set.spec().path("replicas").asInt(1);
            conditions
                    .addObject()
                    .put("type", "ReplicaFailure")
                    .put("status", "True")
                    .put("lastTransitionTime", KubeObject.time(now))
                    .put("reason", creating ? "FailedCreate" : "FailedDelete")
                    .put("message", failure.getMessage());
        }
        return conditions;
    }

    private int count(Predicate<SetPod> which) {
        return (int) active.stream().filter(which).count();
    }

    private static void putCount(ObjectNode status, String field, int count) {
        if (count != 0) {
            status.put(field, count);
        }
    }
}
