package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

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
            case "fieldRef" -> FieldReferences.validateField(reference, FIELDS, path, errors);
            case "resourceFieldRef" -> FieldReferences.validateResource(reference, false, path, errors);
            case "fileKeyRef" -> FileReferences.validateOne(reference, path, errors);
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

    private static void validateFrom(JsonNode source, String path, int index, Errors errors) {
        String prefix = source.path("prefix").asText();
        if (!prefix.isEmpty()) {
            errors.invalidAll(path + "[" + index + "].prefix", prefix, Names.environmentVariable(prefix));
        }
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
                    errors.invalidAll(at, name, Names.subdomainPrefix(name));
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
