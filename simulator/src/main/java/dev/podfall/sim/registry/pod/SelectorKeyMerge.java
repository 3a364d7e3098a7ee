package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Puts the labels of a new pod that a selector is to look for into that selector. Mirrors {@code mutatePodAffinity} and {@code
 * mutateTopologySpreadConstraints}.
 */
public final class SelectorKeyMerge {
    private SelectorKeyMerge() {}

    public static void apply(ObjectNode pod) {
        JsonNode labels = pod.path("metadata").path("labels");
        JsonNode affinity = pod.path("spec").path("affinity");
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            for (JsonNode term : affinity.path(kind).path("preferredDuringSchedulingIgnoredDuringExecution")) {
                apply(term.path("podAffinityTerm"), labels);
            }
            affinity.path(kind)
                    .path("requiredDuringSchedulingIgnoredDuringExecution")
                    .forEach(term -> apply(term, labels));
        }
        pod.path("spec").path("topologySpreadConstraints").forEach(constraint -> apply(constraint, labels));
    }

    private static void apply(JsonNode term, JsonNode labels) {
        if (term.get("labelSelector") instanceof ObjectNode selector) {
            apply(selector, term.path("matchLabelKeys"), "In", labels);
            apply(selector, term.path("mismatchLabelKeys"), "NotIn", labels);
        }
    }

    private static void apply(ObjectNode selector, JsonNode keys, String operator, JsonNode labels) {
        for (JsonNode key : keys) {
            if (labels.has(key.asText())) {
                ArrayNode expressions = selector.withArray("matchExpressions");
                ObjectNode expression = expressions.addObject();
                expression.put("key", key.asText()).put("operator", operator);
                expression.putArray("values").add(labels.get(key.asText()));
            }
        }
    }
}
