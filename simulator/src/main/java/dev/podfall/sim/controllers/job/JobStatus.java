package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** A Job's status while it is worked out. */
record JobStatus(ObjectNode json, Instant now) {
    static JobStatus of(JobView job, Instant now) {
        ObjectNode status = job.object().status() instanceof ObjectNode present
                ? present.deepCopy()
                : job.object().json().objectNode();
        if (!status.has("uncountedTerminatedPods")) {
            status.putObject("uncountedTerminatedPods");
        }
        return new JobStatus(status, now);
    }

    int count(String field) {
        return json.path(field).asInt();
    }

    void add(String field, int more) {
        if (more > 0) {
            json.put(field, count(field) + more);
        }
    }

    /** How many run, of those ready, and how many are on their way out. */
    void running(int active, int ready, int terminating) {
        json.put("ready", ready).put("terminating", terminating);
        if (active > 0) {
            json.put("active", active);
        } else {
            json.remove("active");
        }
    }

    Set<String> uncounted(String outcome) {
        Set<String> uids = new HashSet<>();
        json.path("uncountedTerminatedPods").path(outcome).forEach(u -> uids.add(u.asText()));
        return uids;
    }

    void addUncounted(String outcome, String uid) {
        json.withObject("/uncountedTerminatedPods").withArray("/" + outcome).add(uid);
    }

    /** What was noted as ended is counted now. */
    void countUncounted() {
        add("succeeded", uncounted("succeeded").size());
        add("failed", uncounted("failed").size());
        json.putObject("uncountedTerminatedPods");
    }

    boolean has(String condition) {
        return condition(condition) != null;
    }

    JsonNode condition(String type) {
        for (JsonNode condition : json.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return null;
    }

    void append(String type, String reason, String message) {
        conditions()
                .addObject()
                .put("type", type)
                .put("status", "True")
                .put("lastProbeTime", KubeObject.time(now))
                .put("lastTransitionTime", KubeObject.time(now))
                .put("reason", reason)
                .put("message", message);
    }

    /** Sets the Suspended condition; tells whether it changed. One that never held is not set to False. */
    boolean suspended(boolean value, String reason, String message) {
        JsonNode current = condition("Suspended");
        String status = value ? "True" : "False";
        if (current == null ? !value : current.path("status").asText().equals(status)) {
            return false;
        }
        KubeObject.setCondition(json, "Suspended", status, reason, message, now);
        ((ObjectNode) condition("Suspended")).put("lastProbeTime", KubeObject.time(now));
        return true;
    }

    private ArrayNode conditions() {
        return json.withArray("/conditions");
    }
}
