package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Whole objects within a custom resource must say what they are. Mirrors {@code apiserver/schema/objectmeta}. */
public final class EmbeddedResources {
    private EmbeddedResources() {}

    public static List<FieldError> validate(StructuralSchema schema, JsonNode object) {
        List<FieldError> errors = new ArrayList<>();
        validate(schema, object, "", errors);
        return errors;
    }

    private static void validate(StructuralSchema schema, JsonNode value, String path, List<FieldError> errors) {
        if (schema == null) {
            return;
        }
        if (value.isObject() && schema.isEmbeddedResource()) {
            name(value, "apiVersion", path, errors);
            name(value, "kind", path, errors);
        }
        if (value.isObject()) {
            value.properties().forEach(e -> {
                boolean named = schema.properties().containsKey(e.getKey());
                String at = named ? (path.isEmpty() ? "" : path + ".") + e.getKey() : path + "[" + e.getKey() + "]";
                validate(schema.field(e.getKey()), e.getValue(), at, errors);
            });
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            validate(schema.items(), value.get(i), path + "[" + i + "]", errors);
        }
    }

    private static void name(JsonNode resource, String field, String path, List<FieldError> errors) {
        JsonNode value = resource.path(field);
        String at = path.isEmpty() ? field : path + "." + field;
        if (value.isMissingNode()) {
            errors.add(FieldError.required(at, ""));
        } else if (!value.isTextual()) {
            errors.add(FieldError.invalid(at, value.toString(), "must be a string"));
        } else if (value.asText().isEmpty()) {
            errors.add(FieldError.invalid(at, TextNode.valueOf("").toString(), "must not be empty"));
        }
    }
}
