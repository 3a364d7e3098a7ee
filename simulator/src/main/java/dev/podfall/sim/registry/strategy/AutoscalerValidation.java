package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an autoscaler's spec. Mirrors {@code pkg/apis/autoscaling/validation}. */
final class AutoscalerValidation {
    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;

    /** The sources in the order upstream looks at them; the type is the same word with a capital letter. */
    private static final List<String> SOURCES = List.of("object", "external", "pods", "resource", "containerResource");

    private static final String[] TYPES = {"ContainerResource", "External", "Object", "Pods", "Resource"};

    private final JsonNode spec;
    private final Errors errors;

    AutoscalerValidation(JsonNode spec, Errors errors) {
        this.spec = spec;
        this.errors = errors;
    }

    /** @param targetKnown whether the kind of what it sizes was accepted before */
    void validate(boolean targetKnown) {
        errors.atLeast("spec.minReplicas", spec.path("minReplicas"), 1);
        JsonNode most = spec.path("maxReplicas");
        if (most.asLong() == 0) {
            errors.required("spec.maxReplicas", "must be set and greater than 0");
        }
        if (most.asLong() != 0) {
            errors.atLeast("spec.maxReplicas", most, 1);
        }
        if (most.asLong() < spec.path("minReplicas").asLong()) {
            errors.invalid("spec.maxReplicas", most.asLong(), "must be greater than or equal to `minReplicas`");
        }
        JsonNode target = spec.path("scaleTargetRef");
        boolean core = target.path("kind").asText().equals("ReplicationController");
        validateReference(target, "spec.scaleTargetRef", targetKnown, core);
        for (int i = 0; i < spec.path("metrics").size(); i++) {
            validateMetric(spec.path("metrics").get(i), "spec.metrics[" + i + "]");
        }
        validateZero();
        for (String direction : List.of("scaleUp", "scaleDown")) {
            JsonNode rules = spec.path("behavior").path(direction);
            if (rules.isObject()) {
                validateRules(rules, "spec.behavior." + direction);
            }
        }
    }

    /** Nothing of pods is measured when there are none. */
    private void validateZero() {
        JsonNode least = spec.path("minReplicas");
        boolean outside = false;
        for (JsonNode metric : spec.path("metrics")) {
            outside |=
                    List.of("Object", "External").contains(metric.path("type").asText());
        }
        if (least.isNumber() && least.asLong() == 0 && !outside) {
            errors.forbidden(
                    "spec.metrics",
                    "must specify at least one Object or External metric to support scaling to zero replicas");
        }
    }

    private void validateReference(JsonNode reference, String path, boolean anyVersion, boolean coreToo) {
        for (String field : List.of("kind", "name")) {
            String value = reference.path(field).asText();
            if (value.isEmpty()) {
                errors.required(path + "." + field, "");
            } else {
                errors.invalidAll(path + "." + field, value, Names.pathSegment(value));
            }
        }
        String version = reference.path("apiVersion").asText();
        if (anyVersion) {
            return;
        }
        if (version.chars().filter(c -> c == '/').count() > 1) {
            errors.invalid(path + ".apiVersion", version, "unexpected GroupVersion string: " + version);
        } else if (!coreToo && !version.contains("/")) {
            errors.invalid(path + ".apiVersion", version, "apiVersion must specify API group");
        }
    }

    private void validateMetric(JsonNode metric, String path) {
        String type = metric.path("type").asText();
        if (type.isEmpty()) {
            errors.required(path + ".type", "must specify a metric source type");
        }
        boolean known = List.of(TYPES).contains(type);
        if (!known) {
            errors.notSupported(path + ".type", type, TYPES);
        }
        List<String> present = new ArrayList<>(SOURCES);
        present.removeIf(source -> !metric.path(source).isObject());
        if (!present.isEmpty()) {
            validateSource(present.get(0), metric.path(present.get(0)), path + "." + present.get(0));
        }
        String expected = known ? Character.toLowerCase(type.charAt(0)) + type.substring(1) : "";
        if (!known) {
            errors.notSupported(path + ".type", type, TYPES);
        } else if (!present.contains(expected)) {
            errors.required(path + "." + expected, "must populate information for the given metric source");
        }
        if (present.size() != 1) {
            present.remove(expected);
            present.sort(null);
            present.forEach(
                    source -> errors.forbidden(path + "." + source, "must populate the given metric source only"));
        }
    }

    private void validateSource(String kind, JsonNode source, String path) {
        JsonNode target = source.path("target");
        String at = path + ".target";
        switch (kind) {
            case "object" -> {
                validateReference(source.path("describedObject"), path + ".describedObject", false, true);
                validateIdentifier(source.path("metric"), path + ".metric");
                validateTarget(target, at);
                if (!target.has("value") && !target.has("averageValue")) {
                    errors.required(at + ".averageValue", "must set either a target value or averageValue");
                }
            }
            case "external" -> {
                validateIdentifier(source.path("metric"), path + ".metric");
                validateTarget(target, at);
                if (!target.has("value") && !target.has("averageValue")) {
                    errors.required(
                            at + ".averageValue", "must set either a target value for metric or a per-pod target");
                } else if (target.has("value") && target.has("averageValue")) {
                    errors.forbidden(at + ".value", "may not set both a target value for metric and a per-pod target");
                }
            }
            case "pods" -> {
                validateIdentifier(source.path("metric"), path + ".metric");
                validateTarget(target, at);
                if (!target.has("averageValue")) {
                    errors.required(at + ".averageValue", "must specify a positive target averageValue");
                }
            }
            default -> validateResource(kind, source, path);
        }
    }

    private void validateResource(String kind, JsonNode source, String path) {
        if (source.path("name").asText().isEmpty()) {
            errors.required(path + ".name", "must specify a resource name");
        }
        if (kind.equals("containerResource")) {
            String container = source.path("container").asText();
            if (container.isEmpty()) {
                errors.required(path + ".container", "must specify a container");
            } else {
                errors.invalidAll(path + ".container", container, Names.label(container));
            }
        }
        JsonNode target = source.path("target");
        validateTarget(target, path + ".target");
        boolean utilization = target.has("averageUtilization");
        boolean value = target.has("averageValue");
        if (!utilization && !value) {
            errors.required(
                    path + ".target.averageUtilization", "must set either a target raw value or a target utilization");
        } else if (utilization && value) {
            errors.forbidden(
                    path + ".target.averageValue", "may not set both a target raw value and a target utilization");
        }
    }

    private void validateIdentifier(JsonNode metric, String path) {
        String name = metric.path("name").asText();
        if (name.isEmpty()) {
            errors.required(path + ".name", "must specify a metric name");
        } else {
            errors.invalidAll(path + ".name", name, Names.pathSegment(name));
        }
    }

    private void validateTarget(JsonNode target, String path) {
        String type = target.path("type").asText();
        if (type.isEmpty()) {
            errors.required(path + ".type", "must specify a metric target type");
        }
        if (!List.of("Utilization", "Value", "AverageValue").contains(type)) {
            errors.invalid(path + ".type", type, "must be either Utilization, Value, or AverageValue");
        }
        for (String amount : List.of("value", "averageValue")) {
            if (target.has(amount) && Quantity.of(target.get(amount)).signum() <= 0) {
                errors.invalid(
                        path + "." + amount, Quantity.of(target.get(amount)).toString(), "must be positive");
            }
        }
        JsonNode utilization = target.path("averageUtilization");
        if (utilization.isNumber() && utilization.asLong() < 1) {
            errors.invalid(path + ".averageUtilization", utilization, "must be greater than 0");
        }
    }

    private void validateRules(JsonNode rules, String path) {
        JsonNode window = rules.path("stabilizationWindowSeconds");
        if (window.asLong() < 0) {
            errors.invalid(path + ".stabilizationWindowSeconds", window, "must be greater than or equal to zero");
        }
        if (window.asLong() > LONGEST_WINDOW) {
            errors.invalid(
                    path + ".stabilizationWindowSeconds", window, "must be less than or equal to " + LONGEST_WINDOW);
        }
        String select = rules.path("selectPolicy").asText("Max");
        if (!List.of("Disabled", "Max", "Min").contains(select)) {
            errors.notSupported(path + ".selectPolicy", select, "Disabled", "Max", "Min");
        }
        JsonNode policies = rules.path("policies");
        if (policies.isEmpty()) {
            errors.required(path + ".policies", "must specify at least one Policy");
        }
        for (int i = 0; i < policies.size(); i++) {
            validatePolicy(policies.get(i), path + ".policies[" + i + "]");
        }
        JsonNode tolerance = rules.path("tolerance");
        if (Quantity.of(tolerance).signum() < 0) {
            errors.invalid(
                    path + ".tolerance", Quantity.of(tolerance).toString(), "must be greater than or equal to 0");
        }
    }

    private void validatePolicy(JsonNode policy, String path) {
        String type = policy.path("type").asText();
        if (!type.equals("Pods") && !type.equals("Percent")) {
            errors.notSupported(path + ".type", type, "Percent", "Pods");
        }
        for (String field : List.of("value", "periodSeconds")) {
            if (policy.path(field).asLong() <= 0) {
                errors.invalid(path + "." + field, policy.path(field).asLong(), "must be greater than zero");
            }
        }
        if (policy.path("periodSeconds").asLong() > LONGEST_PERIOD) {
            errors.invalid(
                    path + ".periodSeconds",
                    policy.path("periodSeconds"),
                    "must be less than or equal to " + LONGEST_PERIOD);
        }
    }
}
