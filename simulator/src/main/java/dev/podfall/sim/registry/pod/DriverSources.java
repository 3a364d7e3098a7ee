package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.Map;

/** Volumes of pods that storage elsewhere backs. Mirrors {@code validateVolumeSource} and its parts. */
final class DriverSources {
    private static final int LARGEST = 255;
    private static final String BLOB = "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
    private static final String DISK =
            "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
    private static final String REGISTRY = "must be a host:port pair or multiple pairs separated by commas";

    /** What each has to name, in the order upstream looks at it. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("gitRepo", List.of("repository")),
            Map.entry("gcePersistentDisk", List.of("pdName")),
            Map.entry("awsElasticBlockStore", List.of("volumeID")),
            Map.entry("iscsi", List.of("targetPortal", "iqn")),
            Map.entry("glusterfs", List.of("endpoints", "path")),
            Map.entry("rbd", List.of("monitors", "image")),
            Map.entry("cinder", List.of("volumeID")),
            Map.entry("cephfs", List.of("monitors")),
            Map.entry("flexVolume", List.of("driver")),
            Map.entry("azureFile", List.of("secretName", "shareName")),
            Map.entry("azureDisk", List.of("diskName", "diskURI")),
            Map.entry("vsphereVolume", List.of("volumePath")),
            Map.entry("photonPersistentDisk", List.of("pdID")),
            Map.entry("portworxVolume", List.of("volumeID")),
            Map.entry("storageos", List.of("volumeName")),
            Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
            Map.entry("csi", List.of("driver")));

    private DriverSources() {}

    /** @param source its name, such as {@code iscsi}; others than these are none of its business */
    static void validate(String source, JsonNode value, String path, Errors errors) {
        for (String field : REQUIRED.getOrDefault(source, List.of())) {
            if (value.path(field).isArray()
                    ? value.path(field).isEmpty()
                    : text(value, field).isEmpty()) {
                errors.required(path + "." + field, "");
            }
        }
        switch (source) {
            case "gitRepo" -> VolumeValidation.below(text(value, "directory"), path + ".directory", errors);
            case "gcePersistentDisk", "awsElasticBlockStore" -> range(value, "partition", 1, path, errors);
            case "iscsi" -> iscsi(value, path, errors);
            case "quobyte" -> quobyte(value, path, errors);
            case "fc" -> fibreChannel(value, path, errors);
            case "flexVolume" -> options(value.path("options"), path + ".options", errors);
            case "azureDisk" -> azureDisk(value, path, errors);
            case "csi" -> csi(value, path, errors);
            case "image" -> pullPolicy(text(value, "pullPolicy"), path + ".pullPolicy", errors);
            default -> {}
        }
    }

    private static String text(JsonNode value, String field) {
        return value.path(field).asText("");
    }

    /** A number in a range, or none. */
    private static void range(JsonNode value, String field, int least, String path, Errors errors) {
        long number = value.path(field).asLong();
        if (number != 0 && (number < least || number > LARGEST)) {
            errors.invalid(path + "." + field, number, "must be between " + least + " and " + LARGEST + ", inclusive");
        }
    }

    private static void iscsi(JsonNode value, String path, Errors errors) {
        String iqn = text(value, "iqn");
        if (!iqn.isEmpty() && !iqn.matches("(iqn|eui|naa).*")) {
            errors.invalid(path + ".iqn", iqn, "must be valid format starting with iqn, eui, or naa");
        }
        range(value, "lun", 0, path, errors);
        boolean secured = value.path("chapAuthDiscovery").asBoolean()
                || value.path("chapAuthSession").asBoolean();
        if (secured && !value.has("secretRef")) {
            errors.required(path + ".secretRef", "");
        }
    }

    private static void quobyte(JsonNode value, String path, Errors errors) {
        String registry = text(value, "registry");
        if (registry.isEmpty()) {
            errors.required(path + ".registry", REGISTRY);
        } else if (!List.of(registry.split(",")).stream().allMatch(pair -> pair.matches("[^:]+:[0-9]+"))) {
            errors.invalid(path + ".registry", registry, REGISTRY);
        }
        if (text(value, "volume").isEmpty()) {
            errors.required(path + ".volume", "");
        }
    }

    private static void fibreChannel(JsonNode value, String path, Errors errors) {
        JsonNode names = value.path("targetWWNs");
        if (names.isEmpty() && value.path("wwids").isEmpty()) {
            errors.required(path + ".targetWWNs", "must specify either targetWWNs or wwids, but not both");
        }
        if (!names.isEmpty() && !value.path("wwids").isEmpty()) {
            errors.invalid(path + ".targetWWNs", names, "targetWWNs and wwids can not be specified simultaneously");
        }
        if (!names.isEmpty() && !value.has("lun")) {
            errors.required(path + ".lun", "lun is required if targetWWNs is specified");
        }
        range(value, "lun", 0, path, errors);
    }

    private static void options(JsonNode options, String path, Errors errors) {
        options.fieldNames().forEachRemaining(key -> {
            String domain = key.contains("/") ? key.substring(0, key.indexOf('/')) : "";
            if (("." + domain).endsWith(".kubernetes.io") || ("." + domain).endsWith(".k8s.io")) {
                errors.invalid(path + "[" + key + "]", key, "kubernetes.io and k8s.io namespaces are reserved");
            }
        });
    }

    private static void azureDisk(JsonNode value, String path, Errors errors) {
        String caching = value.path("cachingMode").asText("ReadWrite");
        if (!List.of("None", "ReadOnly", "ReadWrite").contains(caching)) {
            errors.notSupported(path + ".cachingMode", caching, "None", "ReadOnly", "ReadWrite");
        }
        String kind = value.path("kind").asText("Shared");
        if (!List.of("Dedicated", "Managed", "Shared").contains(kind)) {
            errors.notSupported(path + ".kind", kind, "Dedicated", "Managed", "Shared");
        }
        String uri = text(value, "diskURI");
        boolean managed = kind.equals("Managed");
        if (managed && !uri.startsWith("/subscriptions")) {
            errors.notSupported(path + ".diskURI", uri, DISK);
        } else if (!managed && !uri.startsWith("https://")) {
            errors.notSupported(path + ".diskURI", uri, BLOB);
        }
    }

    private static void csi(JsonNode value, String path, Errors errors) {
        String driver = text(value, "driver");
        if (!driver.isEmpty()) {
            errors.invalidAll(path + ".driver", driver, Names.subdomain(driver));
        }
        if (value.has("nodePublishSecretRef")
                && text(value.path("nodePublishSecretRef"), "name").isEmpty()) {
            errors.required(path + ".nodePublishSecretRef.name", "");
        }
    }

    private static void pullPolicy(String policy, String path, Errors errors) {
        if (!policy.isEmpty() && !List.of("Always", "IfNotPresent", "Never").contains(policy)) {
            errors.notSupported(path, policy, "Always", "IfNotPresent", "Never");
        }
    }
}
