package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of a trial, as they are now. */
record TrialPods(ServerPods found, ClaimSpec.Replacement spec) {
    List<ObjectNode> all() {
        return found.find(spec.namespace(), spec.selector());
    }

    ClusterApi api() {
        return found.api();
    }

    long ready() {
        return all().stream().filter(TrialPods::isReady).count();
    }

    Set<String> uids() {
        return uids(all());
    }

    static Set<String> uids(List<ObjectNode> pods) {
        return pods.stream().map(TrialPods::uid).collect(Collectors.toSet());
    }

    /** One that serves, if any does; the first by name. */
    static ObjectNode victim(List<ObjectNode> pods) {
        return pods.stream()
                .min(Comparator.comparing((ObjectNode p) -> !isReady(p)).thenComparing(TrialPods::name))
                .orElseThrow();
    }

    static String name(JsonNode pod) {
        return pod.at("/metadata/name").asText();
    }

    static String uid(JsonNode pod) {
        return pod.at("/metadata/uid").asText();
    }

    static String node(JsonNode pod) {
        return pod.at("/spec/nodeName").asText();
    }

    static boolean isEnding(JsonNode pod) {
        return pod.path("metadata").hasNonNull("deletionTimestamp");
    }

    static boolean isOf(JsonNode object, String kind) {
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            if (owner.path("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True") && !isEnding(pod);
            }
        }
        return false;
    }
}
