package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;
import java.util.TreeSet;

/** Whether a LimitRange's bounds go together. Mirrors {@code ValidateLimitRange}. */
final class LimitRangeValidation {
    private LimitRangeValidation() {}

    static void validate(JsonNode limits, Errors errors) {
        for (int i = 0; i < limits.size(); i++) {
            JsonNode item = limits.get(i);
            String path = "spec.limits[" + i + "]";
            if (item.path("type").asText().equals("Pod")) {
                for (String list : List.of("default", "defaultRequest")) {
                    if (!item.path(list).isEmpty()) {
                        errors.forbidden(path + "." + list, "may not be specified when `type` is 'Pod'");
                    }
                }
            }
            TreeSet<String> resources = new TreeSet<>();
            for (String list : List.of("min", "max", "default", "defaultRequest")) {
                item.path(list).fieldNames().forEachRemaining(resources::add);
            }
            resources.forEach(resource -> new Bounds(item, resource, path, errors).validate());
        }
    }

    /** One resource's bounds in one item. */
    private record Bounds(JsonNode item, String resource, String path, Errors errors) {
        void validate() {
            order("min", "max", "min", "min", "min value %s is greater than max value %s");
            String request = "defaultRequest";
            order("min", request, request, request, "min value %s is greater than default request value %s");
            order(request, "max", request, request, "default request value %s is greater than max value %s");
            order(
                    request,
                    "default",
                    request,
                    request,
                    "default request value %s is greater than default limit value %s");
            order("min", "default", "default", "min", "min value %s is greater than default value %s");
            order("default", "max", "default", "max", "default value %s is greater than max value %s");
        }

        /** Told at {@code field}, showing the value of {@code shown}. */
        private void order(String low, String high, String field, String shown, String text) {
            JsonNode lower = item.path(low).path(resource);
            JsonNode upper = item.path(high).path(resource);
            if (!lower.isMissingNode()
                    && !upper.isMissingNode()
                    && Quantity.of(lower).compareTo(Quantity.of(upper)) > 0) {
                errors.invalid(
                        path + "." + field + "[" + resource + "]",
                        item.path(shown).path(resource).asText(),
                        text.formatted(lower.asText(), upper.asText()));
            }
        }
    }
}
