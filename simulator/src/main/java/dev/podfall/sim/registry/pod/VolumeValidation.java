package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Volumes. Mirrors {@code ValidateVolumes}. */
final class VolumeValidation {
    /** In the order upstream looks at them. */
    private static final List<String> SOURCES = List.of(
            "emptyDir",
            "hostPath",
            "gitRepo",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "secret",
            "nfs",
            "iscsi",
            "glusterfs",
            "persistentVolumeClaim",
            "rbd",
            "cinder",
            "cephfs",
            "quobyte",
            "downwardAPI",
            "fc",
            "flexVolume",
            "configMap",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "storageos",
            "projected",
            "scaleIO",
            "csi",
            "ephemeral",
            "image");

    private VolumeValidation() {}

    /** @return the names of the volumes that are right */
    static Set<String> validate(JsonNode volumes, String path, Errors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            String at = path + "[" + i + "]";
            int before = errors.list().size();
            validateSource(volume, at, errors);
            String name = volume.path("name").asText();
            if (name.isEmpty()) {
                errors.required(at + ".name", "");
            } else {
                errors.invalidAll(at + ".name", name, Names.label(name));
            }
            if (names.contains(name)) {
                errors.duplicate(at + ".name", name);
            }
            if (errors.list().size() == before) {
                names.add(name);
            }
        }
        return names;
    }

    private static void validateSource(JsonNode volume, String path, Errors errors) {
        int sources = 0;
        for (String source : SOURCES) {
            if (volume.has(source)) {
                if (sources++ > 0) {
                    errors.forbidden(path + "." + source, "may not specify more than 1 volume type");
                } else {
                    String at = path + "." + (source.equals("gcePersistentDisk") ? "persistentDisk" : source);
                    SourceValidation.validate(source, volume.get(source), at, errors);
                    DriverSources.validate(source, volume.get(source), at, errors);
                }
            }
        }
        if (sources == 0) {
            errors.required(path, "must specify a volume type");
        }
    }

    /** The same whose first step is not kept for the volume's own use. */
    static void below(String path, String field, Errors errors) {
        relative(path, field, errors);
        if (path.startsWith("..") && !path.startsWith("../")) {
            errors.invalid(field, path, "must not start with '..'");
        }
    }

    /** A path that stays below where it starts. */
    static void relative(String path, String field, Errors errors) {
        if (path.startsWith("/")) {
            errors.invalid(field, path, "must be a relative path");
        }
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                errors.invalid(field, path, "must not contain '..'");
                return;
            }
        }
    }
}
