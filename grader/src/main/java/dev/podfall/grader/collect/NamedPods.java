package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels of pods that a selector selects: nothing but what it asks for, so often that each value that it lists is somebody's, or
 * some at random of very many.
 */
final class NamedPods {
    private static final int MOST = 60;
    private static final String ANY = "somebody";

    private NamedPods() {}

    static List<Map<String, String>> of(JsonNode selector) {
        Map<String, String> exact = new TreeMap<>(Selectors.labels(selector.path("matchLabels")));
        Map<String, List<String>> choices = new TreeMap<>();
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            switch (expression.path("operator").asText()) {
                case "In" -> choices.put(key, values(expression));
                case "Exists" -> choices.putIfAbsent(key, List.of(exact.getOrDefault(key, free(selector, key))));
                default -> {} // who has no such label is selected
            }
        }
        List<Map<String, String>> all = new ArrayList<>();
        int most = choices.values().stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < Math.min(most, MOST); i++) {
            Map<String, String> labels = new TreeMap<>(exact);
            for (Map.Entry<String, List<String>> choice : choices.entrySet()) {
                labels.put(
                        choice.getKey(),
                        choice.getValue().get(i % choice.getValue().size()));
            }
            if (Selectors.selects(selector, labels)) {
                all.add(labels);
            }
        }
        return all;
    }

    private static List<String> values(JsonNode expression) {
        Set<String> distinct = new LinkedHashSet<>();
        expression.path("values").forEach(value -> distinct.add(value.asText()));
        List<String> values = new ArrayList<>(distinct);
        if (values.size() > MOST) {
            Collections.shuffle(values);
        }
        return values.isEmpty() ? List.of(ANY) : values;
    }

    /** A value that none of the key's expressions rules out. */
    private static String free(JsonNode selector, String key) {
        Set<String> ruledOut = new HashSet<>();
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (expression.path("key").asText().equals(key)
                    && expression.path("operator").asText().equals("NotIn")) {
                expression.path("values").forEach(value -> ruledOut.add(value.asText()));
            }
        }
        String value = ANY;
        for (int i = 1; ruledOut.contains(value); i++) {
            value = ANY + i;
        }
        return value;
    }
}
