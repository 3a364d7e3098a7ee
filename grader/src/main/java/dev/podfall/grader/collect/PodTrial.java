package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Deletes a pod, asks once a second while it is replaced, and waits until as many are ready as before. */
final class PodTrial {
    private static final Duration BEAT = Duration.ofSeconds(1);
    /** For a replacement that takes longer than the requests: a real node that is busy loads a model slowly. */
    private static final Duration REPLACEMENT = Duration.ofMinutes(3);

    private final Collector collector;
    private final Cluster cluster;

    PodTrial(Collector collector, Cluster cluster) {
        this.collector = collector;
        this.cluster = cluster;
    }

    ObjectNode run(ClaimSpec.Survives spec) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = result.putArray("answers");
        List<ObjectNode> pods = cluster.api().list("Pod", spec.namespace(), spec.selector());
        if (pods.isEmpty()) {
            return result;
        }
        String victim = victim(pods);
        long ready = pods.stream().filter(PodTrial::isReady).count();
        cluster.api().delete(new ObjectAt("Pod", spec.namespace(), victim), null);
        result.put("deleted", victim);
        for (long beat = 0; beat < spec.within().toSeconds(); beat++) {
            cluster.await(() -> false, BEAT);
            answers.add(collector.ask(spec.request()));
        }
        cluster.await(() -> ready(spec) >= ready, REPLACEMENT);
        return result.put("readyBefore", ready).put("readyAfter", ready(spec));
    }

    /** One that serves, if any does. */
    private static String victim(List<ObjectNode> pods) {
        return pods.stream()
                .min(Comparator.comparing((ObjectNode p) -> !isReady(p)).thenComparing(PodTrial::name))
                .map(PodTrial::name)
                .orElseThrow();
    }

    private long ready(ClaimSpec.Survives spec) {
        return cluster.api().list("Pod", spec.namespace(), spec.selector()).stream()
                .filter(PodTrial::isReady)
                .count();
    }

    private static String name(ObjectNode pod) {
        return pod.at("/metadata/name").asText();
    }

    private static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True")
                        && !pod.path("metadata").hasNonNull("deletionTimestamp");
            }
        }
        return false;
    }
}
