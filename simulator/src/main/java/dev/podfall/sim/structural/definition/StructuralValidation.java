package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Comparator;
import java.util.List;

/** Whether a schema is structural: types stand where values do, and nowhere else. Mirrors {@code schema/validation.go}. */
final class StructuralValidation {
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
    private static final String EMBEDDED = "x-kubernetes-embedded-resource";

    private final Errors errors = new Errors();

    private StructuralValidation() {}

    static void validate(JsonNode schema, String path, Errors errors) {
        StructuralValidation validation = new StructuralValidation();
        validation.part(schema, "root", path);
        CompletenessValidation.validate(schema, path, validation.errors);
        List<FieldError> all = validation.errors.list();
        all.sort(Comparator.comparing(FieldError::toString));
        errors.addAll(all);
    }

    /** @param level {@code root}, {@code item} or {@code field} */
    private void part(JsonNode schema, String level, String path) {
        if (!schema.isObject()) {
            return;
        }
        String type = schema.path("type").asText("");
        if (type.equals("array") && !schema.has("items")) {
            errors.required(path + ".items", "must be specified");
        }
        part(schema.path("items"), "item", path + ".items");
        schema.path("properties")
                .properties()
                .forEach(e -> part(e.getValue(), "field", path + ".properties[" + e.getKey() + "]"));
        if (schema.has("additionalProperties") && level.equals("root")) {
            errors.forbidden(path + ".additionalProperties", "must not be used at the root");
        }
        part(schema.path("additionalProperties"), "field", path + ".additionalProperties");
        boolean intOrString = schema.path(INT_OR_STRING).asBoolean();
        if (intOrString && schema.path(PRESERVE).asBoolean()) {
            errors.invalid(
                    path + "." + PRESERVE, schema.get(PRESERVE), "must be false if " + INT_OR_STRING + " is true");
        }
        if (intOrString && schema.path(EMBEDDED).asBoolean()) {
            errors.invalid(
                    path + "." + EMBEDDED, schema.get(EMBEDDED), "must be false if " + INT_OR_STRING + " is true");
        }
        boolean skipsAny = isIntOrString(schema.path("anyOf"));
        boolean skipsFirst = isIntOrString(schema.path("allOf").path(0).path("anyOf"));
        junctors(schema, skipsAny, skipsFirst, path);
        type(schema, type, level, path);
        metadata(schema, level, path);
    }

    private void type(JsonNode schema, String type, String level, String path) {
        boolean embedded = schema.path(EMBEDDED).asBoolean();
        boolean typeless =
                schema.path(INT_OR_STRING).asBoolean() || schema.path(PRESERVE).asBoolean();
        if (embedded && !type.equals("object")) {
            String why = "must be object if x-kubernetes-embedded-resource is true";
            if (type.isEmpty()) {
                errors.required(path + ".type", why);
            } else {
                errors.invalid(path + ".type", type, why);
            }
        } else if (type.isEmpty() && !typeless) {
            String where = switch (level) {
                case "root" -> "at the root";
                case "item" -> "for specified array items";
                default -> "for specified object fields";
            };
            errors.required(path + ".type", "must not be empty " + where);
        }
        if (level.equals("root") && !type.isEmpty() && !type.equals("object")) {
            errors.invalid(path + ".type", type, "must be object at the root");
        }
        if (embedded
                && !schema.path(PRESERVE).asBoolean()
                && schema.path("properties").isEmpty()) {
            errors.required(
                    path + ".properties",
                    "must not be empty if x-kubernetes-embedded-resource is true without "
                            + "x-kubernetes-preserve-unknown-fields");
        }
    }

    private void metadata(JsonNode schema, String level, String path) {
        boolean root = level.equals("root");
        boolean resource = root || schema.path(EMBEDDED).asBoolean();
        for (String field : new String[] {"kind", "apiVersion"}) {
            JsonNode property = schema.path("properties").path(field);
            if (resource
                    && property.isObject()
                    && !property.path("type").asText().equals("string")) {
                errors.invalid(
                        path + ".properties[" + field + "].type",
                        property.path("type").asText(""),
                        "must be string");
            }
        }
        JsonNode metadata = schema.path("properties").path("metadata");
        String at = path + ".properties[metadata]";
        if (resource && metadata.isObject() && !metadata.path("type").asText().equals("object")) {
            errors.invalid(at + ".type", metadata.path("type").asText(""), "must be object");
        }
        if (root && metadata.isObject() && !isRestricted(metadata)) {
            errors.forbidden(
                    at,
                    "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }
    }

    /** Only names may be told of in an object's metadata. */
    private static boolean isRestricted(JsonNode metadata) {
        boolean names = true;
        for (var property : metadata.path("properties").properties()) {
            names &= property.getKey().equals("name") || property.getKey().equals("generateName");
        }
        for (var field : metadata.properties()) {
            names &= field.getKey().equals("type") || field.getKey().equals("properties");
        }
        return names;
    }

    private static boolean isIntOrString(JsonNode anyOf) {
        return anyOf.size() == 2
                && anyOf.get(0).size() == 1
                && anyOf.get(0).path("type").asText().equals("integer")
                && anyOf.get(1).size() == 1
                && anyOf.get(1).path("type").asText().equals("string");
    }

    private void junctors(JsonNode schema, boolean skipsAny, boolean skipsFirst, String path) {
        for (String junctor : new String[] {"anyOf", "allOf", "oneOf"}) {
            JsonNode all = schema.path(junctor);
            for (int i = 0; i < all.size(); i++) {
                boolean first = junctor.equals("allOf") && skipsFirst && i == 0;
                if (!junctor.equals("anyOf") || !skipsAny) {
                    nested(all.get(i), first, path + "." + junctor + "[" + i + "]");
                }
            }
        }
        nested(schema.path("not"), false, path + ".not");
        String pattern = schema.path("pattern").asText("");
        if (!pattern.isEmpty()) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                errors.invalid(
                        path + ".pattern", pattern, "must be a valid regular expression, but isn't: " + e.getMessage());
            }
        }
    }

    /** Under a junctor values are restricted, never described. */
    private void nested(JsonNode schema, boolean skipsAny, String path) {
        if (!schema.isObject()) {
            return;
        }
        junctors(schema, skipsAny, false, path);
        nested(schema.path("items"), false, path + ".items");
        schema.path("properties")
                .properties()
                .forEach(e -> nested(e.getValue(), false, path + ".properties[" + e.getKey() + "]"));
        forbid(schema, "type", "must be empty to be structural", path);
        forbid(schema, "additionalProperties", "must be undefined to be structural", path);
        forbid(schema, "default", "must be undefined to be structural", path);
        forbid(schema, "title", "must be empty to be structural", path);
        forbid(schema, "description", "must be empty to be structural", path);
        forbid(schema, "nullable", "must be false to be structural", path);
        forbid(schema, PRESERVE, "must be false to be structural", path);
        forbid(schema, EMBEDDED, "must be false to be structural", path);
        forbid(schema, INT_OR_STRING, "must be false to be structural", path);
        forbid(schema, "x-kubernetes-list-map-keys", "must be empty to be structural", path);
        forbid(schema, "x-kubernetes-list-type", "must be undefined to be structural", path);
        forbid(schema, "x-kubernetes-map-type", "must be undefined to be structural", path);
        forbid(schema, "x-kubernetes-validations", "must be empty to be structural", path);
        if (schema.path("properties").has("metadata")) {
            errors.forbidden(path + ".properties[metadata]", "must not be specified in a nested context");
        }
    }

    private void forbid(JsonNode schema, String field, String why, String path) {
        if (schema.has(field)) {
            errors.forbidden(path + "." + field, why);
        }
    }
}
