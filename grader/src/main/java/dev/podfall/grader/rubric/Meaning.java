package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What counts in a comparison of two objects: neither labels and annotations of its own, nor what may differ. */
final class Meaning {
    /** What is a matter of taste: how much is kept of what is over, and when that is cleared away. */
    private static final Map<String, List<String>> TASTE = Map.of(
            "CronJob",
            List.of(
                    "/spec/successfulJobsHistoryLimit",
                    "/spec/failedJobsHistoryLimit",
                    "/spec/startingDeadlineSeconds",
                    "/spec/jobTemplate/metadata",
                    "/spec/jobTemplate/spec/ttlSecondsAfterFinished",
                    "/spec/jobTemplate/spec/template/metadata"),
            "Deployment",
            List.of("/spec/revisionHistoryLimit", "/spec/minReadySeconds", "/spec/progressDeadlineSeconds"));

    /** Lists whose order means nothing. What the containers of a pod get in envFrom, and its steps, go in theirs. */
    private static final Set<String> SETS = Set.of(
            "containers",
            "env",
            "volumes",
            "volumeMounts",
            "ports",
            "imagePullSecrets",
            "tolerations",
            "subjects",
            "metrics",
            "ingress",
            "egress",
            "from",
            "to",
            "policyTypes",
            "rules");

    private Meaning() {}

    /**
     * @param place kind, namespace, name
     * @param except {@code Kind/name:/pointer}; a step may be a place in a list or the name of its item, and {@code *} stands for any
     */
    static JsonNode of(JsonNode object, String[] place, List<String> except) {
        JsonNode copy = object.deepCopy();
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.retain("name", "namespace");
        }
        TASTE.getOrDefault(place[0], List.of()).forEach(pointer -> remove(copy, pointer));
        for (String entry : except) {
            int colon = entry.indexOf(':');
            if (entry.substring(0, colon).equals(place[0] + "/" + place[2])) {
                remove(copy, entry.substring(colon + 1));
            }
        }
        sort(copy);
        return copy;
    }

    private static void sort(JsonNode node) {
        node.forEach(Meaning::sort);
        if (node instanceof ObjectNode fields) {
            fields.properties().stream()
                    .filter(e -> SETS.contains(e.getKey()) && e.getValue().isArray())
                    .filter(e -> !refersToOthers(e.getValue()))
                    .forEach(e -> {
                        List<JsonNode> items = new ArrayList<>();
                        e.getValue().forEach(items::add);
                        items.sort(Comparator.comparing(Meaning::written));
                        ((ArrayNode) e.getValue()).removeAll().addAll(items);
                    });
        }
    }

    /** The same for whatever order its fields stand in. */
    private static String written(JsonNode node) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(written(item)));
            return items.toString();
        } else if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().forEach(e -> fields.put(e.getKey(), written(e.getValue())));
            return fields.toString();
        }
        return node.toString();
    }

    /** A variable may be made of those before it. */
    private static boolean refersToOthers(JsonNode list) {
        for (JsonNode item : list) {
            if (item.path("value").asText().contains("$(")) {
                return true;
            }
        }
        return false;
    }

    /** Where they differ, such as {@code data.THRESHOLD}; a list counts as one place. */
    static List<String> differences(JsonNode before, JsonNode now) {
        List<String> places = new ArrayList<>();
        compare("", before, now, places);
        return places;
    }

    private static void compare(String place, JsonNode before, JsonNode now, List<String> places) {
        if (!before.isObject() || !now.isObject()) {
            if (!before.equals(now)) {
                places.add(place);
            }
            return;
        }
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        fields.forEach(f -> compare(place.isEmpty() ? f : place + "." + f, before.path(f), now.path(f), places));
    }

    private static void remove(JsonNode object, String pointer) {
        remove(object, List.of(pointer.substring(1).split("/")));
    }

    /** @param steps names of fields, places in lists, and {@code *} for each of either */
    private static void remove(JsonNode node, List<String> steps) {
        String step = steps.get(0).replace("~1", "/").replace("~0", "~");
        List<String> rest = steps.subList(1, steps.size());
        if (node instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                String name = list.get(i).path("name").asText();
                if (step.equals("*") || step.equals(String.valueOf(i)) || step.equals(name)) {
                    removeAt(list.get(i), rest, i, list::remove);
                }
            }
        } else if (node instanceof ObjectNode fields) {
            List<String> names = new ArrayList<>();
            fields.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> !step.equals("*") && !step.equals(name));
            names.forEach(name -> removeAt(fields.get(name), rest, name, fields::remove));
        }
    }

    private static <P> void removeAt(JsonNode value, List<String> rest, P place, Consumer<P> removing) {
        if (rest.isEmpty()) {
            removing.accept(place);
        } else {
            remove(value, rest);
        }
    }
}
