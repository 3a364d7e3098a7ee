package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import dev.podfall.sim.registry.pod.ResourceNames;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a ResourceQuota's spec. Mirrors {@code ValidateResourceQuotaSpec}. */
final class QuotaValidation {
    private static final Set<String> COMPUTE =
            Set.of("cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory");
    private static final Set<String> SCOPES = Set.of(
            "Terminating",
            "NotTerminating",
            "BestEffort",
            "NotBestEffort",
            "PriorityClass",
            "CrossNamespacePodAffinity",
            "VolumeAttributesClass");
    private static final Set<String> PLAIN_SCOPES =
            Set.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity");

    private QuotaValidation() {}

    static void validate(JsonNode spec, Errors errors) {
        for (Iterator<Map.Entry<String, JsonNode>> i = spec.path("hard").fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> hard = i.next();
            String path = "spec.hard[" + hard.getKey() + "]";
            validateName(hard.getKey(), path, errors);
            Quantities.validateValue(hard.getKey(), hard.getValue(), path, errors);
        }
        Set<String> resources = new TreeSet<>();
        spec.path("hard").fieldNames().forEachRemaining(resources::add);
        validateScopes(spec.path("scopes"), resources, errors);
        if (spec.path("scopeSelector").isObject()) {
            validateSelector(spec, resources, errors);
        }
    }

    private static void validateName(String resource, String path, Errors errors) {
        var wrong = Names.qualified(resource);
        errors.invalidAll(path, resource, wrong);
        if (!resource.contains("/") && !isCounted(resource)) {
            if (wrong.isEmpty() && !ResourceNames.isStandard(resource)) {
                errors.invalid(path, resource, "must be a standard resource type or fully qualified");
            }
            errors.invalid(path, resource, "must be a standard resource for quota");
        }
    }

    /** Whether a quota may bound it. */
    private static boolean isCounted(String resource) {
        return ResourceNames.isStandard(resource) && !resource.equals("storage");
    }

    private static void validateScopes(JsonNode scopes, Set<String> resources, Errors errors) {
        Set<String> all = new HashSet<>();
        for (JsonNode scope : scopes) {
            if (!SCOPES.contains(scope.asText())) {
                errors.invalid("spec.scopes", scopes, "unsupported scope");
            }
            for (String resource : resources) {
                if (isCounted(resource) && !applies(scope.asText(), resource)) {
                    errors.invalid("spec.scopes", scopes, "unsupported scope applied to resource");
                }
            }
            all.add(scope.asText());
        }
        validateConflicts(all, "spec.scopes", scopes, errors);
    }

    private static void validateConflicts(Set<String> scopes, String path, JsonNode shown, Errors errors) {
        for (String scope : List.of("BestEffort", "Terminating")) {
            if (scopes.contains(scope) && scopes.contains("Not" + scope)) {
                Object value = shown.isArray() ? shown : new StringBuilder("null");
                errors.invalid(path, value, "conflicting scopes");
            }
        }
    }

    private static boolean applies(String scope, String resource) {
        return switch (scope) {
            case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity" ->
                resource.equals("pods") || COMPUTE.contains(resource);
            case "BestEffort" -> resource.equals("pods");
            case "VolumeAttributesClass" ->
                resource.equals("persistentvolumeclaims") || resource.equals("requests.storage");
            default -> true;
        };
    }

    private static void validateSelector(JsonNode spec, Set<String> resources, Errors errors) {
        String path = "spec.scopeSelector.matchExpressions";
        Set<String> all = new HashSet<>();
        for (JsonNode expression : spec.path("scopeSelector").path("matchExpressions")) {
            String scope = expression.path("scopeName").asText();
            if (!SCOPES.contains(scope)) {
                errors.invalid(path + ".scopeName", scope, "unsupported scope");
            }
            for (String resource : resources) {
                if (isCounted(resource) && !applies(scope, resource)) {
                    errors.invalid(path, spec.path("scopeSelector"), "unsupported scope applied to resource");
                }
            }
            validateOperator(expression, path, errors);
            all.add(scope);
        }
        validateConflicts(all, path, spec.path("scopes"), errors);
    }

    private static void validateOperator(JsonNode expression, String path, Errors errors) {
        String operator = expression.path("operator").asText();
        if (PLAIN_SCOPES.contains(expression.path("scopeName").asText()) && !operator.equals("Exists")) {
            errors.invalid(
                    path + ".operator",
                    operator,
                    "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, "
                            + "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, "
                            + "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
        }
        JsonNode values = expression.path("values");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(
                            path + ".values",
                            "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.invalid(
                            path + ".values",
                            values,
                            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                }
            }
            default -> errors.invalid(path + ".operator", operator, "not a valid selector operator");
        }
    }
}
