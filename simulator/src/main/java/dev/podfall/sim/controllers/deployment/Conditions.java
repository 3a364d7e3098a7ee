package dev.podfall.sim.controllers.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;

/**
 * A Deployment's conditions: unlike others they also say when they were last renewed, and a renewed one moves to the
 * end. Mirrors {@code pkg/controller/deployment/util.SetDeploymentCondition}.
 */
record Conditions(ObjectNode status, Instant now) {
    static final String AVAILABLE = "Available";
    static final String PROGRESSING = "Progressing";
    static final String REPLICA_FAILURE = "ReplicaFailure";

    /** Null where there is none. */
    JsonNode get(String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return null;
    }

    String reason(String type) {
        JsonNode condition = get(type);
        return condition == null ? "" : condition.path("reason").asText();
    }

    /** Sets a condition unless it has this value and reason already. */
    void set(String type, String value, String reason, String message) {
        if (reason(type).equals(reason) && get(type).path("status").asText().equals(value)) {
            return;
        }
        renew(type, value, reason, message);
    }

    /** Sets a condition and its lastUpdateTime in any case. */
    void renew(String type, String value, String reason, String message) {
        JsonNode current = get(type);
        boolean same = current != null && current.path("status").asText().equals(value);
        String since = same ? current.path("lastTransitionTime").asText() : KubeObject.time(now);
        remove(type);
        status.withArray("/conditions")
                .addObject()
                .put("type", type)
                .put("status", value)
                .put("lastUpdateTime", KubeObject.time(now))
                .put("lastTransitionTime", since)
                .put("reason", reason)
                .put("message", message);
    }

    /** Takes a ReplicaSet's failure over. */
    void copy(JsonNode failure) {
        String value = failure.path("status").asText();
        if (reason(REPLICA_FAILURE).equals(failure.path("reason").asText())
                && get(REPLICA_FAILURE).path("status").asText().equals(value)) {
            return;
        }
        remove(REPLICA_FAILURE);
        ObjectNode copy = failure.deepCopy();
        copy.set("lastUpdateTime", failure.path("lastTransitionTime"));
        status.withArray("/conditions").add(copy);
    }

    void remove(String type) {
        if (status.get("conditions") instanceof ArrayNode conditions) {
            for (int i = conditions.size() - 1; i >= 0; i--) {
                if (conditions.get(i).path("type").asText().equals(type)) {
                    conditions.remove(i);
                }
            }
            if (conditions.isEmpty()) {
                status.remove("conditions");
            }
        }
    }
}
