package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.structural.Pruning;
import dev.podfall.sim.structural.StructuralSchema;
import dev.podfall.sim.structural.ValueValidation;

/** Defaults must fit the schema that they are the defaults of. Mirrors {@code schema/defaulting/validation.go}. */
final class DefaultsValidation {
    private DefaultsValidation() {}

    static void validate(JsonNode schema, String path, Errors errors) {
        JsonNode value = schema.path("default");
        if (!value.isMissingNode() && !value.isNull()) {
            StructuralSchema structural = StructuralSchema.of(schema);
            if (value.isObject()) {
                ObjectNode pruned = value.deepCopy();
                Pruning.prune(pruned, structural);
                if (!pruned.equals(value)) {
                    errors.invalid(path + ".default", value, "must not have unknown fields");
                }
            }
            errors.addAll(ValueValidation.validate(structural, path + ".default", value, null));
        }
        if (schema.path("items").isObject()) {
            validate(schema.path("items"), path + ".items", errors);
        }
        schema.path("properties")
                .properties()
                .forEach(e -> validate(e.getValue(), path + ".properties[" + e.getKey() + "]", errors));
    }
}
