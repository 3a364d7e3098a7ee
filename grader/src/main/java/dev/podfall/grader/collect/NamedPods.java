package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Labels of pods that a selector selects: one with nothing but what it asks for, for each of the values that it lists. */
final class NamedPods {
    private static final int MOST = 6;
    private static final String ANY = "somebody";

    private NamedPods() {}

    static List<Map<String, String>> of(JsonNode selector) {
        Map<String, String> exact = new TreeMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(l -> exact.put(l.getKey(), l.getValue().asText()));
        List<Map<String, String>> all = new ArrayList<>(List.of(exact));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            List<String> values = new ArrayList<>();
            switch (expression.path("operator").asText()) {
                case "In" -> expression.path("values").forEach(v -> values.add(v.asText()));
                case "Exists" -> values.add(exact.getOrDefault(key, ANY));
                default -> {} // who has no such label is selected
            }
            if (!values.isEmpty()) {
                all = with(all, key, values);
            }
        }
        return all;
    }

    private static List<Map<String, String>> with(List<Map<String, String>> all, String key, List<String> values) {
        List<Map<String, String>> more = new ArrayList<>();
        for (Map<String, String> labels : all) {
            for (String value : values) {
                Map<String, String> one = new TreeMap<>(labels);
                one.put(key, value);
                more.add(one);
            }
        }
        return more.subList(0, Math.min(MOST, more.size()));
    }
}
