package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the model classes do not tell: required fields, list types, merge keys, enums, formats. One line per field of
 * {@code facts.tsv}: definition, field, and facts separated by spaces. Descriptions, by {@code descriptions.tsv}, and zero
 * values, by {@code zeros.tsv}.
 */
final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, String>> byField = new HashMap<>();
    private final Map<String, String> zeros = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();

    Facts(Path directory) throws IOException {
        rows(directory.resolve("facts.tsv")).forEach(row -> byField.put(row[0] + "/" + row[1], parse(row[2])));
        rows(directory.resolve("zeros.tsv")).forEach(row -> {
            for (String zero : List.of(row).subList(1, row.length)) {
                int equals = zero.indexOf('=');
                zeros.put(row[0] + "/" + zero.substring(0, equals), zero.substring(equals + 1));
            }
        });
        rows(directory.resolve("descriptions.tsv")).forEach(row -> descriptions.put(row[0], row[1]));
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }

    /** The field's description; the model has none where the type of the field is a class. */
    String describe(ModelClass.Field field) {
        return field.description().isEmpty() ? descriptions.getOrDefault(field.name(), "") : field.description();
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String fact : text.split(" ")) {
            int equals = fact.indexOf('=');
            facts.put(equals < 0 ? fact : fact.substring(0, equals), fact.substring(equals + 1));
        }
        return facts;
    }

    /** The facts of one field, or of the definition itself when {@code field} is {@code "."}. */
    Map<String, String> of(String definition, String field) {
        return byField.getOrDefault(shortName(definition) + "/" + field, Map.of());
    }

    /** What is written for the field where an object does not have it, as JSON; empty if nothing is. */
    String zero(String definition, String field) {
        return zeros.getOrDefault(shortName(definition) + "/" + field, "");
    }

    /** {@code core.v1.Pod} or {@code meta.v1.ObjectMeta}. */
    static String shortName(String definition) {
        return definition
                .replace(DefinitionNames.META, "meta.v1.")
                .replace(DefinitionNames.EXTENSIONS, "apiextensions.v1.")
                .replace(DefinitionNames.AGGREGATION, "apiregistration.v1.")
                .replace("io.k8s.api.", "");
    }

    /** Adds to a property's schema what its facts say; {@code required} is the parent's business. */
    static void apply(Map<String, String> facts, ObjectNode schema) {
        facts.forEach((fact, value) -> {
            switch (fact) {
                case "list" -> schema.put("x-kubernetes-list-type", value);
                case "keys" -> strings(schema.putArray("x-kubernetes-list-map-keys"), value);
                case "map" -> schema.put("x-kubernetes-map-type", value);
                case "strategy" -> schema.put("x-kubernetes-patch-strategy", value);
                case "merge" -> schema.put("x-kubernetes-patch-merge-key", value);
                case "enum" -> strings(schema.putArray("enum"), value);
                case "default" -> schema.set("default", json(value));
                case "format" -> schema.put("format", value);
                case "bytes" -> schema.withObject("/additionalProperties").put("format", "byte");
                default -> {}
            }
        });
    }

    private static void strings(ArrayNode array, String list) {
        for (String item : list.split(",", -1)) {
            array.add(item);
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("facts.tsv: no JSON: " + text, e);
        }
    }
}
