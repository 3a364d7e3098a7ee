package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a node is one that a pod's nodeSelector and node affinity mean. Mirrors
 * {@code k8s.io/component-helpers/scheduling/corev1/nodeaffinity}.
 */
public final class NodeSelector {
    private NodeSelector() {}

    /** Whether the node satisfies all that the pod's spec requires of nodes. */
    public static boolean required(JsonNode podSpec, KubeObject node) {
        JsonNode labels = node.metadata().path("labels");
        var wanted = podSpec.path("nodeSelector").fields();
        while (wanted.hasNext()) {
            var label = wanted.next();
            JsonNode present = labels.path(label.getKey());
            if (present.isMissingNode()
                    || !present.asText().equals(label.getValue().asText())) {
                return false;
            }
        }
        JsonNode required = affinity(podSpec).path("requiredDuringSchedulingIgnoredDuringExecution");
        return required.isMissingNode() || anyTerm(required.path("nodeSelectorTerms"), node);
    }

    /** The sum of the weights of all preferences that the node satisfies. */
    public static long preferred(JsonNode podSpec, KubeObject node) {
        long sum = 0;
        for (JsonNode preference : affinity(podSpec).path("preferredDuringSchedulingIgnoredDuringExecution")) {
            if (matches(preference.path("preference"), node)) {
                sum += preference.path("weight").asLong();
            }
        }
        return sum;
    }

    /** Whether one of the terms matches the node. */
    public static boolean anyTerm(JsonNode terms, KubeObject node) {
        for (JsonNode term : terms) {
            if (matches(term, node)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(JsonNode term, KubeObject node) {
        JsonNode expressions = term.path("matchExpressions");
        JsonNode fields = term.path("matchFields");
        if (expressions.isEmpty() && fields.isEmpty()) {
            return false;
        }
        JsonNode name = JsonNodeFactory.instance.objectNode().put("metadata.name", node.name());
        return selector(expressions).matches(node.metadata().path("labels"))
                && selector(fields).matches(name);
    }

    private static LabelSelector selector(JsonNode expressions) {
        List<LabelSelector.Requirement> all = new ArrayList<>();
        for (JsonNode expression : expressions) {
            Set<String> values = new LinkedHashSet<>();
            expression.path("values").forEach(v -> values.add(v.asText()));
            all.add(new LabelSelector.Requirement(
                    expression.path("key").asText(),
                    LabelSelector.Operator.valueOf(expression.path("operator").asText()),
                    values));
        }
        return new LabelSelector(all);
    }

    private static JsonNode affinity(JsonNode podSpec) {
        return podSpec.path("affinity").path("nodeAffinity");
    }
}
