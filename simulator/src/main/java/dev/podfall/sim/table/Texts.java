package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Pieces of text that several printers share. */
final class Texts {
    private static final int SHOWN = 3;
    private static final int LOAD_BALANCER_WIDTH = 16;

    private Texts() {}

    /** {@code a=b,c=d} sorted by key, or {@code <none>}. */
    static String labels(JsonNode labels) {
        Map<String, String> sorted = new TreeMap<>();
        labels.properties().forEach(e -> sorted.put(e.getKey(), e.getValue().asText()));
        String text = sorted.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
        return text.isEmpty() ? "<none>" : text;
    }

    /** A {@code LabelSelector} object in the text form; empty when it selects all. */
    static String selector(JsonNode selector) {
        Map<String, List<String>> requirements = new TreeMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(e -> requirement(
                        requirements,
                        e.getKey(),
                        e.getKey() + "=" + e.getValue().asText()));
        for (JsonNode expression : selector.path("matchExpressions")) {
            requirement(requirements, expression.path("key").asText(), expression(expression));
        }
        return requirements.values().stream().flatMap(List::stream).collect(Collectors.joining(","));
    }

    /** As {@link #selector}, {@code <none>} when it selects all. */
    static String selectorOrNone(JsonNode selector) {
        String text = selector(selector);
        return text.isEmpty() ? "<none>" : text;
    }

    private static void requirement(Map<String, List<String>> all, String key, String text) {
        all.computeIfAbsent(key, k -> new ArrayList<>()).add(text);
    }

    private static String expression(JsonNode expression) {
        String key = expression.path("key").asText();
        Set<String> values = new TreeSet<>();
        expression.path("values").forEach(v -> values.add(v.asText()));
        String list = "(" + String.join(",", values) + ")";
        return switch (expression.path("operator").asText()) {
            case "In" -> key + " in " + list;
            case "NotIn" -> key + " notin " + list;
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }

    /** One field of each container, comma-separated. */
    static String containers(JsonNode template, String field) {
        List<String> all = new ArrayList<>();
        template.path("spec")
                .path("containers")
                .forEach(c -> all.add(c.path(field).asText()));
        return String.join(",", all);
    }

    /** The first three, and how many more there are. */
    static String firstThree(List<String> all) {
        if (all.size() <= SHOWN) {
            return String.join(",", all);
        }
        return String.join(",", all.subList(0, SHOWN)) + " + " + (all.size() - SHOWN) + " more...";
    }

    /** Addresses of {@code status.loadBalancer}, sorted. */
    static String loadBalancer(JsonNode status) {
        Set<String> addresses = new TreeSet<>();
        for (JsonNode ingress : status.path("loadBalancer").path("ingress")) {
            String ip = ingress.path("ip").asText();
            String address = ip.isEmpty() ? ingress.path("hostname").asText() : ip;
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        return String.join(",", addresses);
    }

    /** Access modes in their short forms, in upstream's order. */
    static String accessModes(JsonNode modes) {
        List<String> present = new ArrayList<>();
        modes.forEach(m -> present.add(m.asText()));
        Map<String, String> shorts = new java.util.LinkedHashMap<>();
        shorts.put("ReadWriteOnce", "RWO");
        shorts.put("ReadOnlyMany", "ROX");
        shorts.put("ReadWriteMany", "RWX");
        shorts.put("ReadWriteOncePod", "RWOP");
        return shorts.entrySet().stream()
                .filter(e -> present.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
    }

    /** The storage class by its old annotation or the field. */
    static String storageClass(KubeObject claimOrVolume) {
        String old = claimOrVolume.annotations().get("volume.beta.kubernetes.io/storage-class");
        return old != null ? old : claimOrVolume.spec().path("storageClassName").asText("");
    }

    /** Whether a condition of that type is true. */
    static boolean isTrue(JsonNode conditions, String type) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }
}
