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
        if (comesAndGoes(pod)) {
            return phase + ", comes and goes";
        }
        return phase.equals("Running") ? (isReady(pod) ? "Running and ready" : "Running, not ready") : phase;
    }

    /** Whether it is ready, and was not found to be so by chance. */
    static boolean isReady(JsonNode pod) {
        if (comesAndGoes(pod)) {
            return false;
        }
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** As it was found when it was watched for some minutes. */
    private static boolean comesAndGoes(JsonNode pod) {
        return pod.at("/status/comesAndGoes").asBoolean();
    }

    private static String restarts(JsonNode container) {
        int count = container.path("restartCount").asInt();
        return count == 0 ? "" : " (" + count + " restarts)";
    }
}
