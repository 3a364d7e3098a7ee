package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a schema of a definition: first that it is structural, then what each part says. Mirrors {@code
 * validateCustomResourceDefinitionValidation} and {@code ValidateCustomResourceDefinitionOpenAPISchema}.
 */
final class SchemaValidation {
    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final Set<String> NOT_BESIDE_STATUS = Set.of(
            "$ref",
            "$schema",
            "id",
            "default",
            "enum",
            "maxProperties",
            "minProperties",
            "allOf",
            "oneOf",
            "anyOf",
            "not",
            "additionalProperties",
            "patternProperties",
            "dependencies",
            "additionalItems",
            "definitions",
            "nullable",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-int-or-string",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type",
            "x-kubernetes-map-type");
    private static final String AT_ROOT = "[Description Type Format Title Maximum ExclusiveMaximum Minimum "
            + "ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items "
            + "Properties ExternalDocs Example XPreserveUnknownFields XValidations]";

    private SchemaValidation() {}

    /** @param status whether the version has a subresource {@code status} */
    static void validate(JsonNode schema, boolean status, String path, Errors errors) {
        int before = errors.list().size();
        if (status) {
            atRoot(schema, path, errors);
        }
        if (schema.path("nullable").asBoolean()) {
            errors.forbidden(path + ".nullable", "nullable cannot be true at the root");
        }
        StructuralValidation.validate(schema, path, errors);
        if (errors.list().size() == before) {
            DefaultsValidation.validate(schema, path, errors);
        }
        Context context = new Context("", false);
        part(schema, path, true, context, errors);
        if (errors.list().size() == before) {
            RulesValidation.validate(schema, path, errors);
        }
    }

    private static void atRoot(JsonNode schema, String path, Errors errors) {
        schema.fieldNames().forEachRemaining(name -> {
            if (name.equals("type") && !schema.path("type").asText().equals("object")) {
                errors.invalid(
                        path + ".type",
                        schema.path("type").asText(),
                        "only \"object\" is allowed as the type at the root of the schema if the status subresource is "
                                + "enabled");
            } else if (NOT_BESIDE_STATUS.contains(name)) {
                errors.invalid(
                        path,
                        schema,
                        "only " + AT_ROOT
                                + " fields are allowed at the root of the schema if the status subresource is "
                                + "enabled");
            }
        });
    }

    /**
     * Where a part is.
     *
     * @param noDefaults why there may be no defaults here; empty if there may
     * @param metadata whether it is within the metadata of an object
     */
    private record Context(String noDefaults, boolean metadata) {
        Context withoutDefaults(String why) {
            return new Context(why, metadata);
        }

        Context inMetadata() {
            return new Context(noDefaults, true);
        }
    }

    private static void part(JsonNode schema, String path, boolean root, Context context, Errors errors) {
        if (!schema.isObject()) {
            return;
        }
        unsupported(schema, path, context, errors);
        JsonNode values = schema.path("additionalProperties");
        if (!values.isMissingNode()) {
            if (!schema.path("properties").isEmpty() && (values.isObject() || !values.asBoolean())) {
                errors.forbidden(
                        path + ".additionalProperties", "additionalProperties and properties are mutual exclusive");
            }
            Context inside = context.metadata()
                    ? context.withoutDefaults("inside additionalProperties applying to object metadata")
                    : context;
            part(values, path + ".additionalProperties", false, inside, errors);
        }
        schema.path("properties").properties().forEach(e -> {
            boolean meta = Set.of("metadata", "kind", "apiVersion").contains(e.getKey());
            boolean resource =
                    root || schema.path("x-kubernetes-embedded-resource").asBoolean();
            Context inside = meta && resource ? context.inMetadata() : context;
            inside = meta && root ? inside.withoutDefaults("in top-level " + e.getKey()) : inside;
            part(e.getValue(), path + ".properties[" + e.getKey() + "]", false, inside, errors);
        });
        part(schema.path("not"), path + ".not", false, context, errors);
        for (String junctor : new String[] {"allOf", "oneOf", "anyOf"}) {
            JsonNode all = schema.path(junctor);
            for (int i = 0; i < all.size(); i++) {
                part(all.get(i), path + "." + junctor + "[" + i + "]", false, context, errors);
            }
        }
        part(schema.path("items"), path + ".items", false, context, errors);
        ListTypeValidation.validate(schema, path, errors);
    }

    private static void unsupported(JsonNode schema, String path, Context context, Errors errors) {
        String type = schema.path("type").asText("");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            errors.notSupported(path + ".type", type, TYPES.toArray(new String[0]));
        }
        if (schema.has("default") && !context.noDefaults().isEmpty()) {
            errors.forbidden(path + ".default", "must not be set " + context.noDefaults());
        }
        for (String field :
                new String[] {"id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"}) {
            if (schema.has(field)) {
                errors.forbidden(path + "." + field, field + " is not supported");
            }
        }
        if (type.equals("null")) {
            errors.forbidden(path + ".type", "type cannot be set to null, use nullable as an alternative");
        }
        if (schema.path("items").isArray()) {
            errors.forbidden(path + ".items", "items must be a schema object and not an array");
        }
        if (context.metadata() && schema.path("x-kubernetes-embedded-resource").asBoolean()) {
            errors.forbidden(path + ".x-kubernetes-embedded-resource", "must not be used inside of resource meta");
        }
        if (schema.path("uniqueItems").asBoolean()) {
            errors.forbidden(
                    path + ".uniqueItems",
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }
        JsonNode preserve = schema.path("x-kubernetes-preserve-unknown-fields");
        if (preserve.isBoolean() && !preserve.asBoolean()) {
            errors.invalid(path + ".x-kubernetes-preserve-unknown-fields", preserve, "must be true or undefined");
        }
    }
}
