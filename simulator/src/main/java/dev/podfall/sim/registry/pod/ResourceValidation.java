package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Limits and requests. Mirrors {@code ValidateContainerResourceRequirements}. */
final class ResourceValidation {
    private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");

    private ResourceValidation() {}

    static void validate(JsonNode resources, String path, Errors errors) {
        JsonNode limits = resources.path("limits");
        for (Iterator<Map.Entry<String, JsonNode>> i = limits.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> limit = i.next();
            String at = path + ".limits[" + limit.getKey() + "]";
            validateName(limit.getKey(), at, errors);
            Quantities.validateValue(limit.getKey(), limit.getValue(), at, errors);
        }
        for (Iterator<Map.Entry<String, JsonNode>> i =
                        resources.path("requests").fields();
                i.hasNext(); ) {
            Map.Entry<String, JsonNode> request = i.next();
            String at = path + ".requests[" + request.getKey() + "]";
            validateName(request.getKey(), at, errors);
            Quantities.validateValue(request.getKey(), request.getValue(), at, errors);
            compare(request, limits.path(request.getKey()), path, errors);
        }
    }

    private static void compare(Map.Entry<String, JsonNode> request, JsonNode limit, String path, Errors errors) {
        String resource = request.getKey();
        boolean overcommits = !resource.contains("/") && !resource.startsWith("hugepages-");
        Quantity wanted = Quantity.of(request.getValue());
        if (limit.isMissingNode()) {
            if (!overcommits) {
                errors.required(path + ".limits", "Limit must be set for non overcommitable resources");
            }
            return;
        }
        Quantity most = Quantity.of(limit);
        if (!overcommits && !wanted.equals(most)) {
            errors.invalid(path + ".requests", wanted.toString(), "must be equal to " + resource + " limit of " + most);
        } else if (wanted.compareTo(most) > 0) {
            errors.invalid(
                    path + ".requests",
                    wanted.toString(),
                    "must be less than or equal to " + resource + " limit of " + most);
        }
    }

    private static void validateName(String resource, String path, Errors errors) {
        var wrong = Names.qualified(resource);
        errors.invalidAll(path, resource, wrong);
        if (wrong.isEmpty() && !resource.contains("/") && !standard(resource)) {
            errors.invalid(path, resource, "must be a standard resource type or fully qualified");
            errors.invalid(path, resource, "must be a standard resource for containers");
        }
    }

    private static boolean standard(String resource) {
        return STANDARD.contains(resource) || resource.startsWith("hugepages-");
    }
}
