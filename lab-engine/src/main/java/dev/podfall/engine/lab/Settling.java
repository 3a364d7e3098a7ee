package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import java.util.Collection;
import java.util.List;

/** Whether Deployments have come to rest. Mirrors {@code kubectl rollout status}. */
public final class Settling {
    private Settling() {}

    /** All Deployments of these namespaces have finished rolling out. */
    public static boolean isSettled(ClusterApi api, Collection<String> namespaces) {
        return namespaces.stream()
                .allMatch(n -> api.list("Deployment", n, null).stream().allMatch(Settling::complete));
    }

    /** Those that have not, by name. */
    static List<String> unsettled(ClusterApi api, Collection<String> namespaces) {
        return namespaces.stream()
                .flatMap(n -> api.list("Deployment", n, null).stream())
                .filter(d -> !complete(d))
                .map(d -> "Deployment " + d.at("/metadata/name").asText())
                .toList();
    }

    /** The Deployment has finished rolling out, and no old pod is left. */
    public static boolean complete(ObjectNode deployment) {
        JsonNode status = deployment.path("status");
        int wanted = deployment.at("/spec/replicas").asInt(1);
        return status.path("observedGeneration").asLong()
                        >= deployment.path("metadata").path("generation").asLong()
                && status.path("updatedReplicas").asInt() == wanted
                && status.path("replicas").asInt() == wanted
                && status.path("availableReplicas").asInt() == wanted;
    }
}
