package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.Set;

/** Environment variables and where they come from. Mirrors {@code ValidateEnv}, {@code ValidateEnvFrom}. */
final class EnvironmentValidation {
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");
    private static final List<String> FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");

    private EnvironmentValidation() {}

    static void validate(JsonNode container, String path, Errors errors) {
        JsonNode variables = container.path("env");
        for (int i = 0; i < variables.size(); i++) {
            validateVariable(variables.get(i), path + ".env[" + i + "]", errors);
        }
        JsonNode sources = container.path("envFrom");
        for (int i = 0; i < sources.size(); i++) {
            validateFrom(sources.get(i), path + ".envFrom", i, errors);
        }
    }

    private static void validateVariable(JsonNode variable, String path, Errors errors) {
        String name = variable.path("name").asText();
        if (name.isEmpty()) {
            errors.required(path + ".name", "");
        } else {
            errors.invalidAll(path + ".name", name, Names.environmentVariable(name));
        }
        JsonNode from = variable.path("valueFrom");
        if (from.isObject()) {
            validateSource(variable, from, path + ".valueFrom", errors);
        }
    }

    private static void validateSource(JsonNode variable, JsonNode from, String path, Errors errors) {
        int sources = 0;
        for (String source : SOURCES) {
            if (from.has(source)) {
                sources++;
                validateReference(source, from.get(source), path + "." + source, errors);
            }
        }
        if (sources == 0) {
            errors.invalid(
                    path,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or "
                            + "`fileKeyRef`");
        } else if (!variable.path("value").asText().isEmpty()) {
            errors.invalid(path, "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    private static void validateReference(String source, JsonNode reference, String path, Errors errors) {
        switch (source) {
            case "fieldRef" -> validateField(reference.path("fieldPath").asText(), path + ".fieldPath", errors);
            case "resourceFieldRef" -> {
                String resource = reference.path("resource").asText();
                if (resource.isEmpty()) {
                    errors.required(path + ".resource", "");
                } else if (!RESOURCES.contains(resource) && !resource.contains(".hugepages-")) {
                    errors.notSupported(path + ".resource", resource, RESOURCES.toArray(String[]::new));
                }
            }
            case "configMapKeyRef", "secretKeyRef" -> {
                String name = reference.path("name").asText();
                errors.invalidAll(path + ".name", name, Names.subdomain(name));
                String key = reference.path("key").asText();
                if (key.isEmpty()) {
                    errors.required(path + ".key", "");
                } else {
                    errors.invalidAll(path + ".key", key, Names.configKey(key));
                }
            }
            default -> {}
        }
    }

    private static void validateField(String field, String path, Errors errors) {
        if (field.isEmpty()) {
            errors.required(path, "");
        } else if (!field.startsWith("metadata.labels['")
                && !field.startsWith("metadata.annotations['")
                && !FIELDS.contains(field)) {
            Set<String> wholeMaps = Set.of("metadata.labels", "metadata.annotations");
            if (wholeMaps.contains(field)) {
                errors.notSupported(path, field, FIELDS.toArray(String[]::new));
            } else {
                errors.invalid(path, field, "error converting fieldPath: field label not supported: " + field);
            }
        }
    }

    private static void validateFrom(JsonNode source, String path, int index, Errors errors) {
        int sources = 0;
        for (String kind : List.of("configMapRef", "secretRef")) {
            JsonNode reference = source.path(kind);
            if (reference.isObject()) {
                sources++;
                String at = path + "[" + index + "]." + kind + ".name";
                String name = reference.path("name").asText();
                if (name.isEmpty()) {
                    errors.required(at, "");
                } else {
                    errors.invalidAll(at, name, Names.subdomain(name));
                }
            }
        }
        if (sources == 0) {
            errors.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
        } else if (sources > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time");
        }
    }
}
