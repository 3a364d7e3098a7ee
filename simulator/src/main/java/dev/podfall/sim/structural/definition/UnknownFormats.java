package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Formats in a definition's schemas that nobody checks. Mirrors {@code getUnrecognizedFormatsInCRD}. */
public final class UnknownFormats {
    private static final Set<String> KNOWN = Set.of(
            "bsonobjectid",
            "uri",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "cidr",
            "mac",
            "uuid",
            "uuid3",
            "uuid4",
            "uuid5",
            "isbn",
            "isbn10",
            "isbn13",
            "creditcard",
            "ssn",
            "hexcolor",
            "rgbcolor",
            "byte",
            "password",
            "date",
            "duration",
            "datetime",
            "date-time",
            "k8s-short-name",
            "k8s-long-name");

    private UnknownFormats() {}

    /** Those of texts, in the order of the schemas; what all versions share is named once. */
    public static List<String> in(JsonNode definition) {
        List<String> found = new ArrayList<>();
        JsonNode versions = definition.path("spec").path("versions");
        boolean shared = SharedParts.of(versions).has("schema");
        for (JsonNode version : versions) {
            collect(version.path("schema").path("openAPIV3Schema"), found);
            if (shared) {
                break;
            }
        }
        return found;
    }

    private static void collect(JsonNode schema, List<String> found) {
        String format = schema.path("format").asText("");
        if (!format.isEmpty() && schema.path("type").asText().equals("string") && !KNOWN.contains(format)) {
            found.add(format);
        }
        schema.path("properties").forEach(property -> collect(property, found));
        for (String one : List.of("items", "additionalProperties", "not")) {
            if (schema.path(one).isObject()) {
                collect(schema.path(one), found);
            }
        }
        for (String several : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(several).forEach(s -> collect(s, found));
        }
    }
}
