package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;

/** What is restricted somewhere must be described somewhere else. Mirrors {@code schema/complete.go}. */
final class CompletenessValidation {
    private CompletenessValidation() {}

    static void validate(JsonNode schema, String path, Errors errors) {
        junctors(schema, schema, path, path, errors);
    }

    private static void junctors(JsonNode nested, JsonNode described, String at, String path, Errors errors) {
        nested(nested.path("not"), described, at, path + ".not", errors);
        for (String junctor : new String[] {"allOf", "anyOf", "oneOf"}) {
            JsonNode all = nested.path(junctor);
            for (int i = 0; i < all.size(); i++) {
                nested(all.get(i), described, at, path + "." + junctor + "[" + i + "]", errors);
            }
        }
    }

    private static void nested(JsonNode nested, JsonNode described, String at, String path, Errors errors) {
        if (!nested.isObject()) {
            return;
        }
        if (!described.isObject()) {
            errors.required(at, "because it is defined in " + path);
            return;
        }
        junctors(nested, described, at, path, errors);
        nested(nested.path("items"), described.path("items"), at + ".items", path + ".items", errors);
        nested.path("properties").properties().forEach(e -> {
            String step = ".properties[" + e.getKey() + "]";
            JsonNode property = described.path("properties").path(e.getKey());
            nested(e.getValue(), property, at + step, path + step, errors);
        });
    }
}
