package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.Set;

/** What a schema says of how lists and maps are owned: {@code x-kubernetes-list-type} and its kin. */
final class ListTypeValidation {
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final String KEYS = "x-kubernetes-list-map-keys";

    private ListTypeValidation() {}

    static void validate(JsonNode schema, String path, Errors errors) {
        container(schema, MAP_TYPE, "object", path, errors);
        String mapType = schema.path(MAP_TYPE).asText("");
        if (schema.has(MAP_TYPE) && !Set.of("atomic", "granular").contains(mapType)) {
            errors.notSupported(path + "." + MAP_TYPE, mapType, "atomic", "granular");
        }
        container(schema, LIST_TYPE, "array", path, errors);
        String listType = schema.path(LIST_TYPE).asText("");
        JsonNode items = schema.path("items");
        if (listType.equals("set") && schema.path("type").asText().equals("array")) {
            atomicItems(items, path + ".items", errors);
        }
        if (schema.has(LIST_TYPE) && !Set.of("atomic", "set", "map").contains(listType)) {
            errors.notSupported(path + "." + LIST_TYPE, listType, "atomic", "set", "map");
        }
        if (!schema.path(KEYS).isEmpty() && !listType.equals("map")) {
            String why = "must be map if x-kubernetes-list-map-keys is non-empty";
            if (listType.isEmpty()) {
                errors.required(path + "." + LIST_TYPE, why);
            } else {
                errors.invalid(path + "." + LIST_TYPE, listType, why);
            }
        }
        if (listType.equals("map")) {
            keyed(schema, path, errors);
        }
        if (Set.of("map", "set").contains(listType) && items.path("nullable").asBoolean()) {
            errors.forbidden(path + ".items.nullable", "cannot be nullable when x-kubernetes-list-type is " + listType);
        }
        if (listType.equals("map")) {
            presentKeys(schema, path, errors);
        }
    }

    private static void container(JsonNode schema, String extension, String wanted, String path, Errors errors) {
        String type = schema.path("type").asText("");
        if (schema.has(extension) && !type.equals(wanted)) {
            String why = "must be " + wanted + " if " + extension + " is specified";
            if (type.isEmpty()) {
                errors.required(path + ".type", why);
            } else {
                errors.invalid(path + ".type", type, why);
            }
        }
    }

    private static void atomicItems(JsonNode items, String path, Errors errors) {
        String type = items.path("type").asText();
        String why = "must be atomic as item of a list with x-kubernetes-list-type=set";
        JsonNode listType = items.path(LIST_TYPE);
        if (type.equals("array") && listType.isTextual() && !listType.asText().equals("atomic")) {
            errors.invalid(path + "." + LIST_TYPE, listType.asText(), why);
        } else if (type.equals("object") && !items.path(MAP_TYPE).asText().equals("atomic")) {
            errors.invalid(path + "." + MAP_TYPE, listType.isTextual() ? listType.asText() : JsonNodes.NULL, why);
        }
    }

    private static void keyed(JsonNode schema, String path, Errors errors) {
        JsonNode keys = schema.path(KEYS);
        JsonNode items = schema.path("items");
        if (keys.isEmpty()) {
            errors.required(path + "." + KEYS, "must not be empty if x-kubernetes-list-type is map");
        }
        if (items.isMissingNode()) {
            errors.required(path + ".items", "must have a schema if x-kubernetes-list-type is map");
            return;
        }
        if (!items.path("type").asText().equals("object")) {
            errors.invalid(
                    path + ".items.type",
                    items.path("type").asText(""),
                    "must be object if parent array's x-kubernetes-list-type is map");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode key : keys) {
            JsonNode property = items.path("properties").path(key.asText());
            if (property.isMissingNode()) {
                errors.invalid(path + "." + KEYS, keys, "entries must all be names of item properties");
            } else if (Set.of("array", "object").contains(property.path("type").asText())) {
                errors.invalid(
                        path + ".items.properties[" + key.asText() + "].type",
                        items.path("type").asText(),
                        "must be a scalar type if parent array's x-kubernetes-list-type is map");
            }
            if (!seen.add(key.asText())) {
                errors.invalid(path + "." + KEYS, keys, "must not contain duplicate entries");
            }
        }
    }

    /** Items without their keys could not be told apart. */
    private static void presentKeys(JsonNode schema, String path, Errors errors) {
        JsonNode items = schema.path("items");
        Set<String> required = new HashSet<>();
        items.path("required").forEach(r -> required.add(r.asText()));
        for (JsonNode key : schema.path(KEYS)) {
            JsonNode property = items.path("properties").path(key.asText());
            String at = path + ".items.properties[" + key.asText() + "]";
            if (property.isObject() && !required.contains(key.asText()) && !property.has("default")) {
                errors.required(
                        at + ".default",
                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required "
                                + "property");
            }
            if (property.path("nullable").asBoolean()) {
                errors.forbidden(
                        at + ".nullable", "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
            }
        }
    }
}
