package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where a container finds its volumes, as files or as devices. Mirrors {@code ValidateVolumeMounts}, {@code ValidateVolumeDevices}. */
final class MountValidation {
    private final JsonNode container;
    private final Map<String, JsonNode> volumes;
    private final Errors errors;

    /** @param volumes that can be mounted, by name */
    MountValidation(JsonNode container, Map<String, JsonNode> volumes, Errors errors) {
        this.container = container;
        this.volumes = volumes;
        this.errors = errors;
    }

    /** @param path of the mounts */
    void validateMounts(String path) {
        JsonNode mounts = container.path("volumeMounts");
        Map<String, String> devices = paths("volumeDevices", "devicePath");
        Set<String> devicePaths = new HashSet<>(devices.values());
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonNode mount = mounts.get(i);
            String at = path + "[" + i + "]";
            String name = mount.path("name").asText();
            String mountPath = mount.path("mountPath").asText();
            if (name.isEmpty()) {
                errors.required(at + ".name", "");
            }
            if (!volumes.containsKey(name)) {
                errors.notFound(at + ".name", name);
            }
            if (mountPath.isEmpty()) {
                errors.required(at + ".mountPath", "");
            }
            if (!taken.add(mountPath)) {
                errors.invalid(at + ".mountPath", mountPath, "must be unique");
            }
            if (devices.containsKey(name)) {
                errors.invalid(at + ".name", name, "must not already exist in volumeDevices");
            }
            if (devicePaths.contains(mountPath)) {
                errors.invalid(at + ".mountPath", mountPath, "must not already exist as a path in volumeDevices");
            }
            validateParts(mount, path, at);
        }
    }

    /** Upstream does not say of which mount these are. */
    private void validateParts(JsonNode mount, String path, String at) {
        String part = mount.path("subPath").asText();
        String expression = mount.path("subPathExpr").asText();
        VolumeValidation.relative(part, path + ".subPath", errors);
        if (!expression.isEmpty() && !part.isEmpty()) {
            errors.invalid(at + ".subPathExpr", expression, "subPathExpr and subPath are mutually exclusive");
        }
        VolumeValidation.relative(expression, path + ".subPathExpr", errors);
        String propagation = mount.path("mountPropagation").asText();
        PodValidation.choiceIfThere(
                mount, "mountPropagation", path, errors, "Bidirectional", "HostToContainer", "None");
        boolean privileged =
                container.path("securityContext").path("privileged").asBoolean();
        if (propagation.equals("Bidirectional") && !privileged) {
            errors.forbidden(
                    path + ".mountPropagation",
                    "Bidirectional mount propagation is available only to privileged containers");
        }
        if (mount.has("recursiveReadOnly")) {
            validateReadOnly(mount, propagation, path);
        }
    }

    private void validateReadOnly(JsonNode mount, String propagation, String path) {
        String at = path + ".recursiveReadOnly";
        switch (mount.path("recursiveReadOnly").asText()) {
            case "Disabled" -> {}
            case "Enabled", "IfPossible" -> {
                if (!mount.path("readOnly").asBoolean()) {
                    errors.forbidden(at, "may only be specified when readOnly is true");
                }
                if (mount.has("mountPropagation") && !propagation.equals("None")) {
                    errors.forbidden(at, "may only be specified when mountPropagation is None or not specified");
                }
            }
            default ->
                PodValidation.choiceIfThere(
                        mount, "recursiveReadOnly", path, errors, "Disabled", "Enabled", "IfPossible");
        }
    }

    /** @param path of the devices */
    void validateDevices(String path) {
        JsonNode devices = container.path("volumeDevices");
        Map<String, String> mounts = paths("volumeMounts", "mountPath");
        Set<String> mountPaths = new HashSet<>(mounts.values());
        Set<String> names = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < devices.size(); i++) {
            String at = path + "[" + i + "]";
            String name = devices.get(i).path("name").asText();
            String device = devices.get(i).path("devicePath").asText();
            validateDeviceName(name, names, at);
            validateDevicePath(device, taken, at);
            if (mounts.containsKey(name)) {
                errors.invalid(at + ".name", name, "must not already exist in volumeMounts");
            }
            if (mountPaths.contains(device)) {
                errors.invalid(at + ".devicePath", device, "must not already exist as a path in volumeMounts");
            }
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
    }

    private void validateDeviceName(String name, Set<String> names, String path) {
        JsonNode volume = volumes.get(name);
        if (name.isEmpty()) {
            errors.required(path + ".name", "");
        }
        if (names.contains(name)) {
            errors.invalid(path + ".name", name, "must be unique");
        }
        if (volume == null) {
            errors.notFound(path + ".name", name);
        } else if (!volume.has("persistentVolumeClaim") && !volume.has("ephemeral")) {
            errors.invalid(
                    path + ".name",
                    name,
                    "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
        }
    }

    private void validateDevicePath(String device, Set<String> taken, String path) {
        if (device.isEmpty()) {
            errors.required(path + ".devicePath", "");
        }
        if (taken.contains(device)) {
            errors.invalid(path + ".devicePath", device, "must be unique");
        }
        if (VolumeValidation.stepsBack(device)) {
            errors.invalid(path + ".devicePath", device, "can not contain backsteps ('..')");
        } else {
            taken.add(device);
        }
    }

    private Map<String, String> paths(String list, String field) {
        Map<String, String> paths = new HashMap<>();
        for (JsonNode item : container.path(list)) {
            paths.put(item.path("name").asText(), item.path(field).asText());
        }
        return paths;
    }
}
