package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Iterator;
import java.util.Map;

/** Resources of a pod as a whole. Mirrors {@code validatePodResources} and {@code validatePodResourceConsistency}. */
final class PodResourceValidation {
    private PodResourceValidation() {}

    static void validate(PodScope scope) {
        JsonNode resources = scope.spec().path("resources");
        String path = scope.path() + ".resources";
        Errors errors = scope.errors();
        if (!resources.isObject()) {
            return;
        }
        if (scope.runsOn("windows")) {
            errors.forbidden(path, "may not be set for a windows pod");
            return;
        }
        if (resources.has("claims")) {
            errors.forbidden(path + ".claims", "claims may not be set for Resources at pod-level");
        }
        ResourceValidation.validatePod(resources, scope.claims(), path, errors);
        compareSums(scope, resources, path);
        compareEach(scope.spec().path("containers"), resources.path("limits"), path, errors);
    }

    /** Its containers together do not ask for more than it has. */
    private static void compareSums(PodScope scope, JsonNode resources, String path) {
        for (Map.Entry<String, Quantity> sum :
                ContainerSums.of(scope.spec(), "requests").entrySet()) {
            compare(sum, resources, "requests", path, scope.errors());
        }
        for (Map.Entry<String, Quantity> sum :
                ContainerSums.of(scope.spec(), "limits").entrySet()) {
            if (ResourceNames.isHugePages(sum.getKey())) {
                compare(sum, resources, "limits", path, scope.errors());
            }
        }
    }

    private static void compare(
            Map.Entry<String, Quantity> sum, JsonNode resources, String list, String path, Errors errors) {
        JsonNode own = resources.path(list).path(sum.getKey());
        if (!own.isMissingNode() && sum.getValue().compareTo(Quantity.of(own)) > 0) {
            errors.invalid(
                    path + "." + list + "[" + sum.getKey() + "]",
                    Quantity.of(own).toString(),
                    "must be greater than or equal to aggregate container " + list + " of " + sum.getValue());
        }
    }

    private static void compareEach(JsonNode containers, JsonNode limits, String path, Errors errors) {
        for (int i = 0; i < containers.size(); i++) {
            JsonNode own = containers.get(i).path("resources").path("limits");
            for (Iterator<Map.Entry<String, JsonNode>> j = own.fields(); j.hasNext(); ) {
                Map.Entry<String, JsonNode> limit = j.next();
                JsonNode most = limits.path(limit.getKey());
                Quantity amount = Quantity.of(limit.getValue());
                if (!most.isMissingNode() && amount.compareTo(Quantity.of(most)) > 0) {
                    errors.invalid(
                            path + ".containers[" + i + "][" + limit.getKey() + "].limits",
                            amount.toString(),
                            "must be less than or equal to pod limits of " + Quantity.of(most));
                }
            }
        }
    }
}
