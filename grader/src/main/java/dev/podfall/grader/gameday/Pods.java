package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import java.util.List;

/** Pods in a line each. */
final class Pods {
    private Pods() {}

    static List<List<String>> of(ClusterApi api, String namespace) {
        return api.list("Pod", namespace, null).stream().map(Pods::row).toList();
    }

    private static List<String> row(ObjectNode pod) {
        int ready = 0;
        int restarts = 0;
        String status = pod.at("/status/phase").asText();
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            ready += container.path("ready").asBoolean() ? 1 : 0;
            restarts += container.path("restartCount").asInt();
            String waiting = container.at("/state/waiting/reason").asText();
            status = waiting.isEmpty() ? status : waiting;
        }
        if (pod.at("/metadata").has("deletionTimestamp")) {
            status = "Terminating";
        }
        return List.of(
                pod.at("/metadata/name").asText(),
                ready + "/" + pod.at("/spec/containers").size(),
                status,
                String.valueOf(restarts),
                pod.at("/spec/nodeName").asText("-"));
    }
}
