package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whether a LimitRange's bounds go together. Mirrors {@code ValidateLimitRange}. */
final class LimitRangeValidation {
    private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");
    private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");

    private LimitRangeValidation() {}

    static void validate(JsonNode limits, Errors errors) {
        Set<String> types = new HashSet<>();
        for (int i = 0; i < limits.size(); i++) {
            JsonNode item = limits.get(i);
            String path = "spec.limits[" + i + "]";
            String type = item.path("type").asText();
            var wrong = Names.qualified(type);
            errors.invalidAll(path + ".type", type, wrong);
            if (wrong.isEmpty() && !type.contains("/") && !TYPES.contains(type)) {
                errors.invalid(path + ".type", type, "must be a standard limit type or fully qualified");
            }
            if (!types.add(type)) {
                errors.duplicate(path + ".type", type);
            }
            validateItem(item, type, path, errors);
        }
    }

    private static void validateItem(JsonNode item, String type, String path, Errors errors) {
        TreeSet<String> resources = new TreeSet<>();
        collect(item, List.of("max", "min"), path, resources, errors);
        if (type.equals("Pod")) {
            for (String list : List.of("default", "defaultRequest")) {
                if (!item.path(list).isEmpty()) {
                    errors.forbidden(path + "." + list, "may not be specified when `type` is 'Pod'");
                }
            }
        } else {
            collect(item, List.of("default", "defaultRequest"), path, resources, errors);
        }
        boolean bounded = item.path("min").has("storage") || item.path("max").has("storage");
        if (type.equals("PersistentVolumeClaim") && !bounded) {
            errors.required(
                    path + ".limits", "either minimum or maximum storage value is required, but neither was provided");
        }
        collect(item, List.of("maxLimitRequestRatio"), path, resources, errors);
        resources.forEach(resource -> new Bounds(item, resource, path, errors).validate());
    }

    private static void collect(JsonNode item, List<String> lists, String path, Set<String> resources, Errors errors) {
        String type = item.path("type").asText();
        for (String list : lists) {
            item.path(list).fieldNames().forEachRemaining(resource -> {
                resources.add(resource);
                String at = path + "." + list + "[" + resource + "]";
                var wrong = Names.qualified(resource);
                errors.invalidAll(at, resource, wrong);
                boolean ofPods = type.equals("Pod") || type.equals("Container");
                boolean standard = OF_CONTAINERS.contains(resource) || resource.startsWith("hugepages-");
                if (wrong.isEmpty() && !resource.contains("/") && !ResourceNames.isStandard(resource)) {
                    errors.invalid(at, resource, "must be a standard resource type or fully qualified");
                }
                if (ofPods && !resource.contains("/") && !standard) {
                    errors.invalid(at, resource, "must be a standard resource for containers");
                }
            });
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
            ratio();
            same();
        }

        private void ratio() {
            JsonNode ratio = item.path("maxLimitRequestRatio").path(resource);
            if (ratio.isMissingNode()) {
                return;
            }
            String at = path + ".maxLimitRequestRatio[" + resource + "]";
            Quantity most = Quantity.of(ratio);
            if (most.compareTo(Quantity.of(1)) < 0) {
                errors.invalid(at, most.toString(), "ratio " + most + " is less than 1");
            }
            JsonNode min = item.path("min").path(resource);
            JsonNode max = item.path("max").path(resource);
            if (!min.isMissingNode() && !max.isMissingNode()) {
                double possible = Quantity.of(max).value().doubleValue()
                        / Quantity.of(min).value().doubleValue();
                if (most.value().doubleValue() > possible) {
                    String shown = Double.isInfinite(possible) ? "+Inf" : String.format(Locale.ROOT, "%f", possible);
                    errors.invalid(at, most.toString(), "ratio " + most + " is greater than max/min = " + shown);
                }
            }
        }

        /** What cannot be overcommitted has one value. */
        private void same() {
            boolean overcommits = !resource.contains("/") && !resource.startsWith("hugepages-");
            JsonNode limit = item.path("default").path(resource);
            JsonNode request = item.path("defaultRequest").path(resource);
            if (overcommits || limit.isMissingNode() || request.isMissingNode()) {
                return;
            }
            if (!Quantity.of(limit).equals(Quantity.of(request))) {
                errors.invalid(
                        path + ".defaultRequest[" + resource + "]",
                        request,
                        "default value " + limit.asText() + " must equal to defaultRequest value " + request.asText()
                                + " in " + resource);
            }
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
