package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;
import java.util.Set;

/** What a downward API volume shows of its pod. Mirrors {@code validateDownwardAPIVolumeFile}. */
final class DownwardValidation {
    private static final Set<String> FIELDS =
            Set.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");

    private DownwardValidation() {}

    /** Upstream does not say which of the items it means. @param path of the volume's {@code downwardAPI} */
    static void validate(JsonNode items, String path, Errors errors) {
        for (JsonNode item : items) {
            String file = item.path("path").asText("");
            if (file.isEmpty()) {
                errors.required(path + ".path", "");
            }
            VolumeValidation.below(file, path + ".path", errors);
            boolean field = item.has("fieldRef");
            boolean resource = item.has("resourceFieldRef");
            if (field) {
                field(item.path("fieldRef"), path + ".fieldRef", errors);
                if (resource) {
                    errors.invalid(
                            path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
                }
            } else if (resource) {
                resource(item.path("resourceFieldRef"), path + ".resourceFieldRef", errors);
            } else {
                errors.required(path, "one of fieldRef and resourceFieldRef is required");
            }
            SourceValidation.mode(item.path("mode"), path + ".mode", errors);
        }
    }

    private static void field(JsonNode reference, String path, Errors errors) {
        String field = reference.path("fieldPath").asText("");
        String version = reference.path("apiVersion").asText("v1");
        String at = path + ".fieldPath";
        if (field.isEmpty()) {
            errors.required(at, "");
        } else if (!version.equals("v1")) {
            errors.invalid(at, field, "error converting fieldPath: unsupported pod version: " + version);
        } else if (!FIELDS.contains(field) && !field.matches("metadata\\.(labels|annotations)\\['.*'\\]")) {
            errors.invalid(at, field, "error converting fieldPath: field label not supported: " + field);
        }
    }

    private static void resource(JsonNode reference, String path, Errors errors) {
        String resource = reference.path("resource").asText("");
        if (reference.path("containerName").asText("").isEmpty()) {
            errors.required(path + ".containerName", "");
        } else if (resource.isEmpty()) {
            errors.required(path + ".resource", "");
        } else if (!RESOURCES.contains(resource) && !resource.contains(".hugepages-")) {
            errors.notSupported(path + ".resource", resource, RESOURCES.toArray(String[]::new));
        }
        String divisor = reference.path("divisor").asText("0");
        if (resource.endsWith(".cpu") && !List.of("0", "1", "1m").contains(divisor)) {
            errors.invalid(
                    path + ".divisor", resource, "only divisor's values 1m and 1 are supported with the cpu resource");
        }
    }
}
