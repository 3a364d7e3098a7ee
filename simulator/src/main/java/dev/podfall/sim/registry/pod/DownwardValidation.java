package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;

/** What a downward API volume shows of its pod. Mirrors {@code validateDownwardAPIVolumeFile}. */
final class DownwardValidation {
    private static final List<String> FIELDS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");

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
                FieldReferences.validateField(item.path("fieldRef"), FIELDS, path + ".fieldRef", errors);
                if (resource) {
                    errors.invalid(
                            path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
                }
            } else if (resource) {
                FieldReferences.validateResource(
                        item.path("resourceFieldRef"), true, path + ".resourceFieldRef", errors);
            } else {
                errors.required(path, "one of fieldRef and resourceFieldRef is required");
            }
            SourceValidation.mode(item.path("mode"), path + ".mode", errors);
        }
    }
}
