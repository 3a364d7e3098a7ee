package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.structural.StructuralSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with one version of a definition. */
final class VersionValidation {
    private static final List<String> COLUMN_TYPES = List.of("boolean", "date", "integer", "number", "string");
    private static final List<String> COLUMN_FORMATS =
            List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");
    private static final Set<String> SELECTABLE = Set.of("string", "boolean", "integer");
    private static final int MOST_SELECTABLE = 8;

    private VersionValidation() {}

    /**
     * What a version has for itself.
     *
     * @param accepted whether the schema was accepted before
     * @param shared what all versions have in common, which {@link #validateShared} looks at
     */
    static void validate(JsonNode version, boolean accepted, SharedParts shared, String path, Errors errors) {
        JsonNode warning = version.path("deprecationWarning");
        if (warning.isTextual() && !version.path("deprecated").asBoolean()) {
            errors.invalid(path + ".deprecationWarning", warning.asText(), "can only be set for deprecated versions");
        }
        if (!shared.has("schema") && !accepted) {
            schema(version, path + ".schema", errors);
        }
        if (!shared.has("subresources")) {
            scale(version, path, errors);
        }
        if (!shared.has("additionalPrinterColumns")) {
            columns(version, path, errors);
        }
        if (!shared.has("selectableFields")) {
            selectable(version, path, errors);
        }
    }

    /** What all versions have in common. @param accepted whether their schema was accepted before */
    static void validateShared(JsonNode versions, boolean accepted, SharedParts shared, Errors errors) {
        if (versions.isEmpty()) {
            return;
        }
        JsonNode first = versions.get(0);
        if (shared.has("schema") && !accepted) {
            schema(first, "spec.validation", errors);
        }
        if (shared.has("subresources")) {
            scale(first, "spec", errors);
        }
        if (shared.has("additionalPrinterColumns")) {
            columns(first, "spec", errors);
        }
        if (shared.has("selectableFields")) {
            selectable(first, "spec", errors);
        }
    }

    private static void schema(JsonNode version, String path, Errors errors) {
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        if (schema.isObject()) {
            boolean status = version.path("subresources").has("status");
            SchemaValidation.validate(schema, status, path + ".openAPIV3Schema", errors);
        }
    }

    private static void columns(JsonNode version, String path, Errors errors) {
        JsonNode columns = version.path("additionalPrinterColumns");
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), path + ".additionalPrinterColumns[" + i + "]", errors);
        }
    }

    private static void scale(JsonNode version, String path, Errors errors) {
        scalePaths(version.path("subresources").path("scale"), path + ".subresources.scale.", errors);
    }

    private static void selectable(JsonNode version, String path, Errors errors) {
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        selectableFields(version.path("selectableFields"), schema, path + ".selectableFields", errors);
    }

    private static void scalePaths(JsonNode scale, String path, Errors errors) {
        if (!scale.isObject()) {
            return;
        }
        required(scale.path("specReplicasPath").asText(""), ".spec.", path + "specReplicasPath", "spec", errors);
        required(
                scale.path("statusReplicasPath").asText(""), ".status.", path + "statusReplicasPath", "status", errors);
        String selector = scale.path("labelSelectorPath").asText("");
        if (!selector.isEmpty()
                && isSimple(selector, path + "labelSelectorPath", errors)
                && !selector.startsWith(".spec.")
                && !selector.startsWith(".status.")) {
            errors.invalid(path + "labelSelectorPath", selector, "should be a json path under either .spec or .status");
        }
    }

    private static void required(String value, String prefix, String path, String under, Errors errors) {
        if (value.isEmpty()) {
            errors.required(path, "");
        } else if (isSimple(value, path, errors) && !value.startsWith(prefix)) {
            errors.invalid(path, value, "should be a json path under ." + under);
        }
    }

    private static boolean isSimple(String value, String path, Errors errors) {
        if (!value.startsWith(".")) {
            errors.invalid(path, value, "must be a simple json path starting with .");
            return false;
        }
        return true;
    }

    private static void column(JsonNode column, String path, Errors errors) {
        String type = column.path("type").asText("");
        String format = column.path("format").asText("");
        if (column.path("name").asText("").isEmpty()) {
            errors.required(path + ".name", "");
        }
        String types = "must be one of " + String.join(",", COLUMN_TYPES);
        if (type.isEmpty()) {
            errors.required(path + ".type", types);
        } else if (!COLUMN_TYPES.contains(type)) {
            errors.invalid(path + ".type", type, types);
        }
        if (!format.isEmpty() && !COLUMN_FORMATS.contains(format)) {
            errors.invalid(path + ".format", format, "must be one of " + String.join(",", COLUMN_FORMATS));
        }
        String jsonPath = column.path("jsonPath").asText("");
        if (jsonPath.isEmpty()) {
            errors.required(path + ".JSONPath", "");
        } else {
            isSimple(jsonPath, path + ".JSONPath", errors);
        }
    }

    private static void selectableFields(JsonNode fields, JsonNode schema, String path, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String at = path + "[" + i + "].jsonPath";
            String jsonPath = fields.get(i).path("jsonPath").asText("");
            if (jsonPath.isEmpty()) {
                errors.required(at, "");
                continue;
            }
            StructuralSchema found = StructuralSchema.of(schema);
            for (String name : jsonPath.substring(1).split("\\.")) {
                found = found == null ? null : found.properties().get(name);
            }
            if (found == null) {
                errors.invalid(at, jsonPath, "is an invalid path: does not refer to a valid field");
            } else if (jsonPath.startsWith(".metadata")) {
                errors.invalid(at, jsonPath, "must not point to fields in metadata");
            } else if (!SELECTABLE.contains(found.type())) {
                errors.invalid(
                        at,
                        jsonPath,
                        "must point to a field of type string, boolean or integer. "
                                + "Enum string fields and strings with formats are allowed.");
            }
            if (!seen.add(jsonPath)) {
                errors.duplicate(at, jsonPath);
            }
        }
        if (seen.size() > MOST_SELECTABLE) {
            errors.tooMany(path, seen.size(), MOST_SELECTABLE);
        }
    }
}
