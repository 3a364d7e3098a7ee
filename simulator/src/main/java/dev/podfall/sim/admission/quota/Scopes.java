package dev.podfall.sim.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;

/** Which pods a quota is about. Mirrors {@code podMatchesScopeFunc}. */
final class Scopes {
    private Scopes() {}

    static boolean match(ObjectNode quota, ResourceType type, ObjectNode object) {
        JsonNode scopes = quota.path("spec").path("scopes");
        if (scopes.isEmpty()) {
            return true;
        }
        if (!type.equals(Resources.PODS)) {
            return false;
        }
        for (JsonNode scope : scopes) {
            if (!match(scope.asText(), object)) {
                return false;
            }
        }
        return true;
    }

    private static boolean match(String scope, ObjectNode pod) {
        boolean bestEffort = true;
        for (JsonNode container : pod.path("spec").path("containers")) {
            bestEffort &= container.path("resources").path("requests").isEmpty()
                    && container.path("resources").path("limits").isEmpty();
        }
        boolean terminating = pod.path("spec").has("activeDeadlineSeconds");
        return switch (scope) {
            case "BestEffort" -> bestEffort;
            case "NotBestEffort" -> !bestEffort;
            case "Terminating" -> terminating;
            case "NotTerminating" -> !terminating;
            default -> true;
        };
    }
}
