package dev.podfall.sim.authz;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether one rule of a Role allows something. Mirrors {@code pkg/apis/rbac/v1/evaluation_helpers.go}. */
final class PolicyRule {
    private PolicyRule() {}

    static boolean allows(JsonNode rule, Attributes wish) {
        if (!has(rule.path("verbs"), wish.verb())) {
            return false;
        }
        if (!wish.isResourceRequest()) {
            return matchesPath(rule.path("nonResourceURLs"), wish.path());
        }
        return has(rule.path("apiGroups"), wish.group())
                && matchesResource(rule.path("resources"), wish)
                && matchesName(rule.path("resourceNames"), wish.name());
    }

    private static boolean has(JsonNode list, String value) {
        for (JsonNode item : list) {
            if (item.asText().equals("*") || item.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesResource(JsonNode resources, Attributes wish) {
        String combined = wish.combinedResource();
        for (JsonNode item : resources) {
            String resource = item.asText();
            boolean anySubresource = !wish.subresource().isEmpty() && resource.equals("*/" + wish.subresource());
            if (resource.equals("*") || resource.equals(combined) || anySubresource) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesName(JsonNode names, String name) {
        if (names.isEmpty()) {
            return true;
        }
        for (JsonNode item : names) {
            if (item.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesPath(JsonNode paths, String path) {
        for (JsonNode item : paths) {
            String pattern = item.asText();
            boolean prefix = pattern.endsWith("*") && path.startsWith(pattern.substring(0, pattern.length() - 1));
            if (prefix || pattern.equals(path)) {
                return true;
            }
        }
        return false;
    }
}
