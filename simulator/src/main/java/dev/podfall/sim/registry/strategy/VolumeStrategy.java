package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import dev.podfall.sim.registry.pod.ClaimValidation;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.NodeSelectorValidation;
import dev.podfall.sim.registry.pod.SourceValidation;
import dev.podfall.sim.registry.pod.UnifiedDiff;
import java.util.List;
import java.util.function.Function;

/** PersistentVolumes. Mirrors {@code pkg/registry/core/persistentvolume}. */
final class VolumeStrategy extends Strategy {
    /** In the order upstream looks at them. */
    private static final List<String> SOURCES = List.of(
            "hostPath",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "glusterfs",
            "flocker",
            "nfs",
            "rbd",
            "quobyte",
            "cephfs",
            "iscsi",
            "cinder",
            "fc",
            "flexVolume",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "scaleIO",
            "local",
            "storageos",
            "csi");

    /** What a volume's spec has beside its source. */
    private static final List<String> NO_SOURCES = List.of(
            "accessModes",
            "capacity",
            "claimRef",
            "mountOptions",
            "nodeAffinity",
            "persistentVolumeReclaimPolicy",
            "storageClassName",
            "volumeAttributesClassName",
            "volumeMode");

    private static final List<String> SECRETS = List.of(
            "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef");

    VolumeStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode volume) {
        ObjectNode spec = WorkloadStrategy.objectAt(volume, "spec");
        WorkloadStrategy.putIfAbsent(spec, "persistentVolumeReclaimPolicy", "Retain");
        WorkloadStrategy.putIfAbsent(spec, "volumeMode", "Filesystem");
        if (spec.path("hostPath") instanceof ObjectNode hostPath) {
            WorkloadStrategy.putIfAbsent(hostPath, "type", "");
        }
        Quantities.canonicalize(spec.path("capacity"), type());
    }

    @Override
    public void prepareForCreate(ObjectNode volume) {
        super.prepareForCreate(volume);
        volume.withObject("/status").put("phase", "Pending");
    }

    @Override
    public void validate(ObjectNode volume, Errors errors) {
        JsonNode spec = volume.path("spec");
        if (spec.path("accessModes").isEmpty()) {
            errors.required("spec.accessModes", "");
        }
        ClaimValidation.validateModes(spec.path("accessModes"), "spec.accessModes", errors);
        validateCapacity(spec.path("capacity"), errors);
        choice(spec, "persistentVolumeReclaimPolicy", errors, "Delete", "Recycle", "Retain");
        validateAffinity(spec, errors);
        validateSources(spec, errors);
        String storageClass = spec.path("storageClassName").asText();
        if (!storageClass.isEmpty()) {
            errors.invalidAll("spec.storageClassName", storageClass, Names.subdomain(storageClass));
        }
        choice(spec, "volumeMode", errors, "Block", "Filesystem");
        validateAttributesClass(spec, errors);
    }

    @Override
    public void validateUpdate(ObjectNode volume, ObjectNode old, Errors errors) {
        validate(volume, errors);
        ObjectNode now = source(volume.path("spec"));
        ObjectNode before = source(old.path("spec"));
        if (!now.equals(before)) {
            String diff = UnifiedDiff.of(
                    GoForm.lines("PersistentVolumeSource", before), GoForm.lines("PersistentVolumeSource", now));
            String text = "spec.persistentvolumesource is immutable after creation\n" + diff;
            errors.forbidden("spec.persistentvolumesource", text);
        }
        errors.immutable(
                "volumeMode",
                volume.path("spec").path("volumeMode"),
                old.path("spec").path("volumeMode"));
        JsonNode affinity = old.path("spec").path("nodeAffinity");
        if (!affinity.isMissingNode() && !affinity.equals(volume.path("spec").path("nodeAffinity"))) {
            errors.immutable("nodeAffinity", volume.path("spec").path("nodeAffinity"), affinity);
        }
        if (old.path("spec").has("volumeAttributesClassName")
                && !volume.path("spec").has("volumeAttributesClassName")) {
            errors.forbidden("spec.volumeAttributesClassName", "update from non-nil value to nil is forbidden");
        }
    }

    private static ObjectNode source(JsonNode spec) {
        ObjectNode source = spec.deepCopy();
        return source.remove(NO_SOURCES);
    }

    private static void validateCapacity(JsonNode capacity, Errors errors) {
        if (capacity.isEmpty()) {
            errors.required("spec.capacity", "");
        }
        if (!capacity.has("storage") || capacity.size() > 1) {
            Object shown = capacity.isObject() ? Labels.sorted(capacity) : new StringBuilder("null");
            errors.notSupported("spec.capacity", shown, "storage");
        }
        if (capacity.has("storage") && Quantity.of(capacity.get("storage")).signum() <= 0) {
            Quantity size = Quantity.of(capacity.get("storage"));
            if (size.signum() < 0) {
                errors.invalid("spec.capacity[storage]", size.longValue(), "must be a valid resource quantity");
            }
            String shown = size.toString();
            errors.invalid("spec.capacity[storage]", shown, "must be greater than zero");
        }
    }

    private static void validateAffinity(JsonNode spec, Errors errors) {
        JsonNode affinity = spec.path("nodeAffinity");
        if (affinity.has("required")) {
            NodeSelectorValidation.validate(affinity.path("required"), "spec.nodeAffinity.required", errors);
        } else if (!affinity.isMissingNode()) {
            errors.required("spec.nodeAffinity.required", "must specify required node constraints");
        }
    }

    private static void validateSources(JsonNode spec, Errors errors) {
        int sources = 0;
        for (String source : SOURCES) {
            if (!spec.has(source)) {
                continue;
            }
            String path = "spec." + source;
            if (sources++ > 0) {
                errors.forbidden(path, "may not specify more than 1 volume type");
                continue;
            }
            SourceValidation.validate(source, spec.path(source), path, errors);
            if (source.equals("local") && !spec.has("nodeAffinity")) {
                errors.required("spec.nodeAffinity", "Local volume requires node affinity");
            }
            if (source.equals("csi")) {
                validateDriver(spec.path(source), path, errors);
            }
        }
        if (sources == 0) {
            errors.required("spec", "must specify a volume type");
        }
        boolean root = spec.path("hostPath").path("path").asText().matches("/+");
        if (root && spec.path("persistentVolumeReclaimPolicy").asText().equals("Recycle")) {
            errors.forbidden("spec.persistentVolumeReclaimPolicy", "may not be 'recycle' for a hostPath mount of '/'");
        }
    }

    private static void validateDriver(JsonNode csi, String path, Errors errors) {
        DriverStrategies.validateDriverName(csi.path("driver").asText(), path + ".driver", errors);
        if (csi.path("volumeHandle").asText().isEmpty()) {
            errors.required(path + ".volumeHandle", "");
        }
        for (String secret : SECRETS) {
            if (csi.path(secret).isObject()) {
                named(csi.path(secret), "name", path + "." + secret, Names::subdomain, errors);
                named(csi.path(secret), "namespace", path + "." + secret, Names::label, errors);
            }
        }
    }

    private static void named(
            JsonNode reference, String field, String path, Function<String, List<String>> format, Errors errors) {
        String name = reference.path(field).asText();
        if (name.isEmpty()) {
            errors.required(path + "." + field, "");
        } else {
            errors.invalidAll(path + "." + field, name, format.apply(name));
        }
    }

    private static void validateAttributesClass(JsonNode spec, Errors errors) {
        if (!spec.has("volumeAttributesClassName")) {
            return;
        }
        String name = spec.path("volumeAttributesClassName").asText();
        if (name.isEmpty()) {
            errors.required("spec.volumeAttributesClassName", "an empty string is disallowed");
        } else {
            errors.invalidAll("spec.volumeAttributesClassName", name, Names.subdomain(name));
        }
        if (!spec.has("csi")) {
            errors.required("spec.csi", "has to be specified when using volumeAttributesClassName");
        }
    }

    private static void choice(JsonNode spec, String field, Errors errors, String... supported) {
        String value = spec.path(field).asText();
        if (!value.isEmpty() && !List.of(supported).contains(value)) {
            errors.notSupported("spec." + field, value, supported);
        }
    }
}
