package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The schemas without their descriptions, in the short form that a cluster reads when it starts: a field's type is a
 * word ({@code string}, {@code int32}, {@code []core.v1.Container}, {@code map:string}), its facts follow.
 */
final class RuntimeSchema {
    private RuntimeSchema() {}

    static ObjectNode of(Map<String, ObjectNode> schemas, Facts facts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode kinds = root.putObject("kinds");
        ObjectNode types = root.putObject("types");
        schemas.forEach((name, schema) -> {
            for (JsonNode kind : schema.path("x-kubernetes-group-version-kind")) {
                String group = kind.path("group").asText();
                String version = kind.path("version").asText();
                String apiVersion = group.isEmpty() ? version : group + "/" + version;
                kinds.put(apiVersion + " " + kind.path("kind").asText(), Facts.shortName(name));
            }
            if (schema.has("properties")) {
                ObjectNode fields = types.putObject(Facts.shortName(name));
                schema.path("properties").properties().forEach(e -> {
                    StringBuilder text = new StringBuilder(field(e.getValue()));
                    fact(text, "zero", facts.zero(name, e.getKey()));
                    fields.put(e.getKey(), text.toString());
                });
            }
        });
        return root;
    }

    private static String field(JsonNode schema) {
        StringBuilder text = new StringBuilder(type(schema));
        fact(text, "list", schema.path("x-kubernetes-list-type").asText(""));
        fact(text, "map", schema.path("x-kubernetes-map-type").asText(""));
        fact(text, "strategy", schema.path("x-kubernetes-patch-strategy").asText(""));
        fact(text, "merge", schema.path("x-kubernetes-patch-merge-key").asText(""));
        StringBuilder keys = new StringBuilder();
        schema.path("x-kubernetes-list-map-keys")
                .forEach(k -> keys.append(keys.length() == 0 ? "" : ",").append(k.asText()));
        fact(text, "keys", keys.toString());
        return text.toString();
    }

    private static void fact(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(' ').append(name).append('=').append(value);
        }
    }

    private static String type(JsonNode schema) {
        if (schema.has("allOf")) {
            return reference(schema.path("allOf").get(0).path("$ref").asText());
        }
        String format = schema.path("format").asText("");
        return switch (schema.path("type").asText()) {
            case "array" -> "[]" + type(schema.path("items"));
            case "object" ->
                schema.has("additionalProperties") ? "map:" + type(schema.path("additionalProperties")) : "any";
            case "string" -> format.equals("byte") ? "bytes" : "string";
            case "boolean" -> "bool";
            case "integer" -> format;
            case "number" -> "float64";
            default -> "any";
        };
    }

    private static String reference(String ref) {
        String name = ref.substring(Definitions.REF.length());
        return switch (name) {
            case DefinitionNames.QUANTITY -> "quantity";
            case DefinitionNames.INT_OR_STRING -> "intOrString";
            case DefinitionNames.TIME, DefinitionNames.MICRO_TIME -> "time";
            case DefinitionNames.RAW_EXTENSION, DefinitionNames.FIELDS, DefinitionNames.PATCH -> "any";
            default ->
                name.startsWith(DefinitionNames.EXTENSIONS + "JSONSchemaPropsOr")
                                || name.equals(DefinitionNames.EXTENSIONS + "JSON")
                        ? "any"
                        : Facts.shortName(name);
        };
    }
}
