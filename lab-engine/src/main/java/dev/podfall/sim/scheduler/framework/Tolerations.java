package dev.podfall.sim.scheduler.framework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Which taints a pod puts up with. Mirrors {@code k8s.io/component-helpers/scheduling/corev1}. */
public final class Tolerations {
    private Tolerations() {}

    /** How many of the node's taints with one of these effects the pod does not tolerate. */
    public static long untolerated(PodInfo pod, NodeInfo node, Set<String> effects) {
        long count = 0;
        for (JsonNode taint : node.node().spec().path("taints")) {
            if (effects.contains(taint.path("effect").asText()) && !tolerates(pod, taint)) {
                count++;
            }
        }
        return count;
    }

    public static boolean tolerates(PodInfo pod, JsonNode taint) {
        for (JsonNode toleration : pod.spec().path("tolerations")) {
            if (tolerates(toleration, taint)) {
                return true;
            }
        }
        return false;
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
