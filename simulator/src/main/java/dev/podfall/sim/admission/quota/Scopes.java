package dev.podfall.sim.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.List;

/** Which pods a quota is about. Mirrors {@code podMatchesScopeFunc}. */
final class Scopes {
    private static final String ATTRIBUTES = "VolumeAttributesClass";
    private static final JsonNode EXISTS = JsonNodeFactory.instance.objectNode().put("operator", "Exists");

    private Scopes() {}

    static boolean match(ObjectNode quota, ResourceType type, ObjectNode object) {
        JsonNode spec = quota.path("spec");
        JsonNode scopes = spec.path("scopes");
        JsonNode expressions = spec.path("scopeSelector").path("matchExpressions");
        if (scopes.isEmpty() && expressions.isEmpty()) {
            return true;
        }
        if (!type.equals(Resources.PODS)) {
            return type.equals(Resources.PERSISTENTVOLUMECLAIMS) && matchClaim(scopes, expressions, object);
        }
        for (JsonNode scope : scopes) {
            if (!match(scope.asText(), EXISTS, object)) {
                return false;
            }
        }
        for (JsonNode expression : expressions) {
            if (!match(expression.path("scopeName").asText(), expression, object)) {
                return false;
            }
        }
        return true;
    }

    /** Claims are selected by the class of their attributes alone. Mirrors {@code pvcEvaluator.MatchingScopes}. */
    private static boolean matchClaim(JsonNode scopes, JsonNode expressions, ObjectNode claim) {
        String name = claim.path("spec").path("volumeAttributesClassName").asText();
        for (JsonNode scope : scopes) {
            if (!scope.asText().equals(ATTRIBUTES) || name.isEmpty()) {
                return false;
            }
        }
        for (JsonNode expression : expressions) {
            if (!expression.path("scopeName").asText().equals(ATTRIBUTES) || !isNamed(name, expression)) {
                return false;
            }
        }
        return true;
    }

    private static boolean match(String scope, JsonNode expression, ObjectNode pod) {
        JsonNode spec = pod.path("spec");
        return switch (scope) {
            case "BestEffort" -> isBestEffort(spec);
            case "NotBestEffort" -> !isBestEffort(spec);
            case "Terminating" -> spec.has("activeDeadlineSeconds");
            case "NotTerminating" -> !spec.has("activeDeadlineSeconds");
            case "PriorityClass" -> isNamed(spec.path("priorityClassName").asText(), expression);
            case "CrossNamespacePodAffinity" -> looksIntoOthers(spec.path("affinity"));
            default -> true;
        };
    }

    private static boolean isBestEffort(JsonNode spec) {
        for (JsonNode container : spec.path("containers")) {
            JsonNode resources = container.path("resources");
            if (!resources.path("requests").isEmpty()
                    || !resources.path("limits").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamed(String name, JsonNode expression) {
        boolean listed = false;
        for (JsonNode value : expression.path("values")) {
            listed |= value.asText().equals(name);
        }
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "DoesNotExist" -> name.isEmpty();
            default -> !name.isEmpty();
        };
    }

    /** Whether a term of affinity or anti-affinity names other namespaces, or a selector of them. */
    private static boolean looksIntoOthers(JsonNode affinity) {
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            for (JsonNode term : affinity.path(kind).path("requiredDuringSchedulingIgnoredDuringExecution")) {
                if (namesNamespaces(term)) {
                    return true;
                }
            }
            for (JsonNode term : affinity.path(kind).path("preferredDuringSchedulingIgnoredDuringExecution")) {
                if (namesNamespaces(term.path("podAffinityTerm"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean namesNamespaces(JsonNode term) {
        return !term.path("namespaces").isEmpty() || term.hasNonNull("namespaceSelector");
    }
}
