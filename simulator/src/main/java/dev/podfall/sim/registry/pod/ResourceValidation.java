package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Limits and requests. Mirrors {@code validateResourceRequirements}. */
final class ResourceValidation {
    /** What is wrong with the name of a resource. */
    private interface NameCheck {
        void validate(String resource, String path, Errors errors);
    }

    private final JsonNode resources;
    private final NameCheck names;
    private final String path;
    private final Errors errors;

    private ResourceValidation(JsonNode resources, NameCheck names, String path, Errors errors) {
        this.resources = resources;
        this.names = names;
        this.path = path;
        this.errors = errors;
    }

    /** Of a container. @param claims of its pod that it may use */
    static void validateContainer(JsonNode resources, Set<String> claims, String path, Errors errors) {
        new ResourceValidation(resources, ResourceNames::validateContainers, path, errors).validate(claims);
    }

    /** Of a pod as a whole. */
    static void validatePod(JsonNode resources, Set<String> claims, String path, Errors errors) {
        new ResourceValidation(resources, ResourceNames::validatePods, path, errors).validate(claims);
    }

    private void validate(Set<String> claims) {
        JsonNode limits = resources.path("limits");
        JsonNode requests = resources.path("requests");
        for (Iterator<Map.Entry<String, JsonNode>> i = limits.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> limit = i.next();
            String at = path + ".limits[" + limit.getKey() + "]";
            validateAmount(limit.getKey(), Quantity.of(limit.getValue()), at);
            validatePages(limit.getKey(), Quantity.of(limit.getValue()), at);
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = requests.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> request = i.next();
            String at = path + ".requests[" + request.getKey() + "]";
            Quantity wanted = Quantity.of(request.getValue());
            validateAmount(request.getKey(), wanted, at);
            compare(request.getKey(), wanted, limits.path(request.getKey()));
            validatePages(request.getKey(), wanted, at);
        }
        boolean computes = hasAny(limits, false) || hasAny(requests, false);
        if (!computes && (hasAny(limits, true) || hasAny(requests, true))) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
        ClaimNames.validateUses(resources.path("claims"), claims, path + ".claims", errors);
    }

    private void validateAmount(String resource, Quantity amount, String at) {
        names.validate(resource, at, errors);
        if (amount.signum() < 0) {
            errors.invalid(at, amount.toString(), "must be greater than or equal to 0");
        }
        if (ResourceNames.isWhole(resource) && amount.milliValue() % 1000 != 0) {
            errors.invalid(at, amount.toString(), "must be an integer");
        }
    }

    /** Pages come whole. */
    private void validatePages(String resource, Quantity amount, String at) {
        if (!ResourceNames.isHugePages(resource)) {
            return;
        }
        long size;
        try {
            size = Quantity.parse(resource.substring("hugepages-".length())).longValue();
        } catch (IllegalArgumentException e) {
            size = 0;
        }
        if (size <= 0 || amount.longValue() % size != 0) {
            errors.invalid(at, amount.toString(), amount + " is not positive integer multiple of " + resource);
        }
    }

    private void compare(String resource, Quantity wanted, JsonNode limit) {
        boolean overcommits = ResourceNames.overcommits(resource);
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

    private static boolean hasAny(JsonNode list, boolean pages) {
        boolean any = !pages && (list.has("cpu") || list.has("memory"));
        for (Iterator<String> i = list.fieldNames(); pages && i.hasNext(); ) {
            any |= ResourceNames.isHugePages(i.next());
        }
        return any;
    }
}
