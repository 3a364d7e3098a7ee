package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What autoscalers go by. Pods that began just now have no figures yet: an autoscaler that misses theirs is not broken, but too
 * early to be judged.
 */
final class Figures {
    /** After that metrics were read, and an autoscaler has looked at them, if ever. */
    private static final Duration LATEST = Duration.ofSeconds(100);

    private Figures() {}

    /** Whether each autoscaler of these namespaces has figures, or will have none. @param now cluster time */
    static boolean areRead(ClusterApi api, Collection<String> namespaces, Instant now) {
        return namespaces.stream().allMatch(n -> areRead(api, n, now));
    }

    private static boolean areRead(ClusterApi api, String namespace, Instant now) {
        List<ObjectNode> autoscalers = api.list("HorizontalPodAutoscaler", namespace, null);
        return autoscalers.stream().allMatch(Figures::isActive)
                || api.list("Pod", namespace, null).stream().noneMatch(pod -> isYoung(pod, now))
                        && autoscalers.stream().noneMatch(a -> isYoung(a, now));
    }

    private static boolean isActive(JsonNode autoscaler) {
        for (JsonNode condition : autoscaler.at("/status/conditions")) {
            if (condition.path("type").asText().equals("ScalingActive")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static boolean isYoung(JsonNode object, Instant now) {
        String created = object.at("/metadata/creationTimestamp").asText();
        return !created.isEmpty() && Instant.parse(created).plus(LATEST).isAfter(now);
    }
}
