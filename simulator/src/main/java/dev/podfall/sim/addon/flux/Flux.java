package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ResourceType;

/** What Flux' controllers have in common: their types and names. */
final class Flux {
    static final ResourceType GIT_REPOSITORIES =
            new ResourceType("source.toolkit.fluxcd.io", "v1", "gitrepositories", "GitRepository", true);
    static final ResourceType KUSTOMIZATIONS =
            new ResourceType("kustomize.toolkit.fluxcd.io", "v1", "kustomizations", "Kustomization", true);

    static final String FINALIZER = "finalizers.fluxcd.io";

    private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";

    private Flux() {}

    /** The value that asks for a reconciliation now, or empty. */
    static String requestedAt(JsonNode object) {
        return object.path("metadata").path("annotations").path(REQUESTED).asText("");
    }

    static long generation(JsonNode object) {
        return object.path("metadata").path("generation").asLong();
    }

    static boolean isBeingDeleted(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    static boolean hasFinalizer(JsonNode object) {
        for (JsonNode each : object.path("metadata").path("finalizers")) {
            if (each.asText().equals(FINALIZER)) {
                return true;
            }
        }
        return false;
    }
}
