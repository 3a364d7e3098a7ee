package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What label selectors select. As {@code metav1.LabelSelector} has it. */
final class Selectors {
    private Selectors() {}

    static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean all = selector.path("matchLabels").properties().stream()
                .allMatch(e -> e.getValue().asText().equals(labels.get(e.getKey())));
        for (JsonNode expression : selector.path("matchExpressions")) {
            all &= holds(expression, labels.get(expression.path("key").asText()));
        }
        return all;
    }

    private static boolean holds(JsonNode expression, String value) {
        boolean listed = false;
        for (JsonNode one : expression.path("values")) {
            listed |= one.asText().equals(value);
        }
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            default -> value == null;
        };
    }

    /** Labels as a map. */
    static Map<String, String> labels(JsonNode labels) {
        Map<String, String> map = new HashMap<>();
        labels.properties().forEach(l -> map.put(l.getKey(), l.getValue().asText()));
        return map;
    }
}
