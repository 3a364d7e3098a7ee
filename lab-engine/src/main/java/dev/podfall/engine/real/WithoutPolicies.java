package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A ClusterRole's rules as a Role may have them, less whatever changes NetworkPolicies. */
final class WithoutPolicies {
    private static final Set<String> READING = Set.of("get", "list", "watch");
    private static final Set<String> GROUPS = Set.of("networking.k8s.io", "extensions", "*");

    private WithoutPolicies() {}

    static ArrayNode of(JsonNode rules) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode rule : rules) {
            if (rule.path("nonResourceURLs").isEmpty()) {
                ObjectNode less = less((ObjectNode) rule.deepCopy());
                if (!less.path("resources").isEmpty()) {
                    kept.add(less);
                }
            }
        }
        return kept;
    }

    private static ObjectNode less(ObjectNode rule) {
        boolean ofPolicies = has(rule.path("apiGroups"), GROUPS);
        boolean readsOnly = true;
        for (JsonNode verb : rule.path("verbs")) {
            readsOnly &= READING.contains(verb.asText());
        }
        if (ofPolicies && !readsOnly) {
            ArrayNode resources = rule.withArray("/resources");
            resources.removeIf(
                    r -> r.asText().startsWith("networkpolicies") || r.asText().equals("*"));
        }
        return rule;
    }

    private static boolean has(JsonNode list, Set<String> any) {
        for (JsonNode item : list) {
            if (any.contains(item.asText())) {
                return true;
            }
        }
        return false;
    }
}
