package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashMap;
import java.util.Map;

/** Variables that come from a file of a volume. Mirrors {@code validateFileKeySelector} and {@code validateFileKeyRefVolumes}. */
final class FileReferences {
    private FileReferences() {}

    /** One of them. @param path of the {@code fileKeyRef} */
    static void validateOne(JsonNode reference, String path, Errors errors) {
        String key = reference.path("key").asText();
        if (key.isEmpty()) {
            errors.required(path + ".key", "");
        } else {
            errors.invalidAll(path + ".key", key, Names.environmentVariable(key));
        }
        String volume = reference.path("volumeName").asText();
        if (volume.isEmpty()) {
            errors.required(path + ".volumeName", "");
        } else {
            errors.invalidAll(path + ".volumeName", volume, Names.label(volume));
        }
        String file = reference.path("path").asText();
        if (file.isEmpty()) {
            errors.required(path + ".path", "");
        } else {
            VolumeValidation.withoutBacksteps(file, path + ".path", errors);
        }
    }

    /** The volumes of all of them are there and begin empty. */
    static void validate(PodScope scope) {
        Map<String, JsonNode> volumes = new HashMap<>();
        for (JsonNode volume : scope.spec().path("volumes")) {
            volumes.put(volume.path("name").asText(), volume);
        }
        scope.eachContainer((container, path) -> {
            JsonNode variables = container.path("env");
            for (int i = 0; i < variables.size(); i++) {
                JsonNode reference = variables.get(i).path("valueFrom").path("fileKeyRef");
                if (reference.isObject()) {
                    String name = reference.path("volumeName").asText();
                    String at = path + ".env[" + i + "].valueFrom.fileKeyRef.volumeName";
                    validateVolume(volumes.get(name), name, at, scope.errors());
                }
            }
        });
    }

    private static void validateVolume(JsonNode volume, String name, String path, Errors errors) {
        if (volume == null) {
            errors.notFound(path, name);
        } else if (!volume.has("emptyDir")) {
            errors.invalid(path, name, "referenced volume must be of type emptyDir");
        }
    }
}
