package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** @return the volumes that are right, by name */
    static Map<String, JsonNode> validate(PodScope scope) {
        JsonNode volumes = scope.spec().path("volumes");
        String path = scope.path() + ".volumes";
        Errors errors = scope.errors();
        Set<String> made = claimsMade(volumes, scope.pod());
        Map<String, JsonNode> right = new HashMap<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            String at = path + "[" + i + "]";
            int before = errors.list().size();
            validateSource(scope, volume, at);
            String name = volume.path("name").asText();
            if (name.isEmpty()) {
                errors.required(at + ".name", "");
            } else {
                errors.invalidAll(at + ".name", name, Names.label(name));
            }
            if (right.containsKey(name)) {
                errors.duplicate(at + ".name", name);
            }
            if (errors.list().size() == before) {
                right.put(name, volume);
            }
            String claim =
                    volume.path("persistentVolumeClaim").path("claimName").asText();
            if (made.contains(claim)) {
                errors.invalid(
                        at + ".persistentVolumeClaim.claimName",
                        claim,
                        "must not reference a PVC that gets created for an ephemeral volume");
            }
        }
        return right;
    }

    /** The names of the claims that the pod's ephemeral volumes bring. */
    private static Set<String> claimsMade(JsonNode volumes, String pod) {
        Set<String> names = new HashSet<>();
        for (JsonNode volume : volumes) {
            if (!pod.isEmpty() && volume.has("ephemeral")) {
                names.add(pod + "-" + volume.path("name").asText());
            }
        }
        return names;
    }

    private static void validateSource(PodScope scope, JsonNode volume, String path) {
        Errors errors = scope.errors();
        int sources = 0;
        for (String source : SOURCES) {
            if (volume.has(source)) {
                if (sources++ > 0) {
                    errors.forbidden(path + "." + source, "may not specify more than 1 volume type");
                } else {
                    String at = path + "." + (source.equals("gcePersistentDisk") ? "persistentDisk" : source);
                    SourceValidation.validate(source, volume.get(source), at, errors);
                    validateInPod(scope, source, volume, path);
                    DriverSources.validate(source, volume.get(source), at, errors);
                }
            }
        }
        if (sources == 0) {
            errors.required(path, "must specify a volume type");
        }
    }

    /** What templates are not held to. */
    private static void validateInPod(PodScope scope, String source, JsonNode volume, String path) {
        String name = volume.path("name").asText();
        boolean named = !scope.pod().isEmpty() && !name.isEmpty();
        if (source.equals("ephemeral") && named) {
            String claim = scope.pod() + "-" + name;
            for (String wrong : Names.subdomain(claim)) {
                scope.errors().invalid(path + ".name", name, "PVC name \"" + claim + "\": " + wrong);
            }
        }
        boolean unnamed = volume.path(source).path("reference").asText().isEmpty();
        if (source.equals("image") && scope.isPod() && unnamed) {
            scope.errors().required(path + ".image.reference", "");
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
        withoutBacksteps(path, field, errors);
    }

    /** A path that never goes up. */
    static void withoutBacksteps(String path, String field, Errors errors) {
        if (stepsBack(path)) {
            errors.invalid(field, path, "must not contain '..'");
        }
    }

    static boolean stepsBack(String path) {
        return List.of(path.split("/")).contains("..");
    }
}
