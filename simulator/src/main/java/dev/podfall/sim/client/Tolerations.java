package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Which taints a pod puts up with. Mirrors {@code k8s.io/component-helpers/scheduling/corev1}. */
public final class Tolerations {
    private Tolerations() {}

    /** How many of the node's taints with one of these effects the pod does not tolerate. */
    public static long untolerated(JsonNode podSpec, KubeObject node, Set<String> effects) {
        long count = 0;
        for (JsonNode taint : node.spec().path("taints")) {
            boolean concerned = effects.contains(taint.path("effect").asText());
            if (concerned && find(podSpec, taint).isEmpty()) {
                count++;
            }
        }
        return count;
    }

    /** The pod's first toleration of that taint. */
    public static Optional<JsonNode> find(JsonNode podSpec, JsonNode taint) {
        for (JsonNode toleration : podSpec.path("tolerations")) {
            if (tolerates(toleration, taint)) {
                return Optional.of(toleration);
            }
        }
        return Optional.empty();
    }

    private static boolean tolerates(JsonNode toleration, JsonNode taint) {
        String effect = toleration.path("effect").asText();
        String key = toleration.path("key").asText();
        if (!effect.isEmpty() && !effect.equals(taint.path("effect").asText())) {
            return false;
        }
        if (!key.isEmpty() && !key.equals(taint.path("key").asText())) {
            return false;
        }
        return switch (toleration.path("operator").asText()) {
            case "Exists" -> true;
            case "", "Equal" ->
                !key.isEmpty()
                        && toleration
                                .path("value")
                                .asText()
                                .equals(taint.path("value").asText());
            default -> false;
        };
    }
}
