package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;

/** A pod in a few words, as the STATUS column of {@code kubectl get pods} has them. */
final class PodStatus {
    private PodStatus() {}

    static String of(JsonNode pod) {
        if (pod.path("metadata").hasNonNull("deletionTimestamp")) {
            return "Terminating";
        }
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            for (String state : new String[] {"waiting", "terminated"}) {
                String reason = container.at("/state/" + state + "/reason").asText();
                if (!reason.isEmpty()) {
                    return reason + restarts(container);
                }
            }
        }
        String phase = pod.at("/status/phase").asText("Unknown");
        return phase.equals("Running") ? (isReady(pod) ? "Running and ready" : "Running, not ready") : phase;
    }

    static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static String restarts(JsonNode container) {
        int count = container.path("restartCount").asInt();
        return count == 0 ? "" : " (" + count + " restarts)";
    }
}
