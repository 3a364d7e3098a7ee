package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.TemplateValidation;
import dev.podfall.sim.registry.pod.UnifiedDiff;
import java.util.List;
import java.util.Map;

/** PriorityClasses, StorageClasses, volumes, pod templates: small strategies of their own. */
final class PolicyStrategies {
    private PolicyStrategies() {}

    /** PriorityClasses. Mirrors {@code pkg/apis/scheduling}. */
    static final class Priority extends Strategy {
        private static final long HIGHEST = 1_000_000_000L;
        private static final Map<String, Long> SYSTEM = Map.of(
                "system-node-critical", 2_000_001_000L,
                "system-cluster-critical", 2_000_000_000L);

        Priority(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode priority) {
            if (!priority.has("preemptionPolicy")) {
                priority.put("preemptionPolicy", "PreemptLowerPriority");
            }
        }

        @Override
        protected boolean specChanged(ObjectNode priority, ObjectNode old) {
            return false;
        }

        @Override
        public void validate(ObjectNode priority, Errors errors) {
            String name = priority.path("metadata").path("name").asText();
            long value = priority.path("value").asLong();
            if (name.startsWith("system-")) {
                String why = unknown(name, value, priority.path("globalDefault").asBoolean());
                if (why != null) {
                    errors.forbidden(
                            "metadata.name",
                            "priority class names with 'system-' prefix are reserved for system use only. error: "
                                    + why);
                }
            } else if (value > HIGHEST) {
                errors.forbidden("value", "maximum allowed value of a user defined priority is " + HIGHEST);
            }
            String preemption = priority.path("preemptionPolicy").asText();
            if (preemption.isEmpty()) {
                errors.required("preemptionPolicy", "");
            } else if (!List.of("PreemptLowerPriority", "Never").contains(preemption)) {
                errors.notSupported("preemptionPolicy", preemption, "PreemptLowerPriority", "Never");
            }
        }

        private static String unknown(String name, long value, boolean globalDefault) {
            Long known = SYSTEM.get(name);
            if (known == null) {
                return name + " is not a known system priority class";
            }
            if (known != value) {
                return "value of " + name + " PriorityClass must be " + known;
            }
            return globalDefault ? "globalDefault of " + name + " PriorityClass must be false" : null;
        }

        @Override
        public void validateUpdate(ObjectNode priority, ObjectNode old, Errors errors) {
            if (priority.path("value").asLong() != old.path("value").asLong()) {
                errors.forbidden("value", "may not be changed in an update.");
            }
            errors.immutable("preemptionPolicy", priority.path("preemptionPolicy"), old.path("preemptionPolicy"));
        }
    }

    /** StorageClasses. Mirrors {@code pkg/apis/storage}. */
    static final class StorageClass extends Strategy {
        StorageClass(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode storage) {
            if (!storage.has("reclaimPolicy")) {
                storage.put("reclaimPolicy", "Delete");
            }
            if (!storage.has("volumeBindingMode")) {
                storage.put("volumeBindingMode", "Immediate");
            }
        }

        @Override
        public void validate(ObjectNode storage, Errors errors) {
            String provisioner = storage.path("provisioner").asText();
            if (provisioner.isEmpty()) {
                errors.required("provisioner", "");
            } else {
                String lower = provisioner.toLowerCase(java.util.Locale.ROOT);
                errors.invalidAll("provisioner", lower, Names.qualified(lower));
            }
            if (storage.path("parameters").has("")) {
                errors.invalid("parameters", "", "field can not be empty.");
            }
            choice(storage, "reclaimPolicy", errors, "Delete", "Retain");
            choice(storage, "volumeBindingMode", errors, "Immediate", "WaitForFirstConsumer");
        }

        @Override
        public void validateUpdate(ObjectNode storage, ObjectNode old, Errors errors) {
            for (String field : List.of("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode")) {
                errors.immutable(field, storage.path(field), old.path(field));
            }
        }
    }

    /** PersistentVolumes. Mirrors {@code pkg/registry/core/persistentvolume}. */
    static final class Volume extends Strategy {
        private static final String[] MODES = {"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"};

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

        Volume(Kind kind) {
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
            for (JsonNode mode : spec.path("accessModes")) {
                if (!List.of(MODES).contains(mode.asText())) {
                    errors.notSupported("spec.accessModes", mode.asText(), MODES);
                }
            }
            JsonNode capacity = spec.path("capacity");
            if (capacity.isEmpty()) {
                errors.required("spec.capacity", "");
            }
            if (!capacity.has("storage") || capacity.size() > 1) {
                Object shown = capacity.isObject() ? capacity : new StringBuilder("null");
                errors.notSupported("spec.capacity", shown, "storage");
            }
            if (capacity.has("storage") && Quantity.of(capacity.get("storage")).signum() <= 0) {
                String shown = Quantity.of(capacity.get("storage")).toString();
                errors.invalid("spec.capacity[storage]", shown, "must be greater than zero");
            }
            choice(spec, "persistentVolumeReclaimPolicy", "spec.", errors, "Delete", "Recycle", "Retain");
            if (properties(spec) == 0) {
                errors.required("spec", "must specify a volume type");
            }
            String storageClass = spec.path("storageClassName").asText();
            if (!storageClass.isEmpty()) {
                errors.invalidAll("spec.storageClassName", storageClass, Names.subdomain(storageClass));
            }
            choice(spec, "volumeMode", "spec.", errors, "Block", "Filesystem");
        }

        @Override
        public void validateUpdate(ObjectNode volume, ObjectNode old, Errors errors) {
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
            if (!affinity.isMissingNode()
                    && !affinity.equals(volume.path("spec").path("nodeAffinity"))) {
                errors.immutable("nodeAffinity", volume.path("spec").path("nodeAffinity"), affinity);
            }
        }

        private static ObjectNode source(JsonNode spec) {
            ObjectNode source = spec.deepCopy();
            return source.remove(NO_SOURCES);
        }

        private static int properties(JsonNode spec) {
            int sources = 0;
            for (var names = spec.fieldNames(); names.hasNext(); ) {
                sources += NO_SOURCES.contains(names.next()) ? 0 : 1;
            }
            return sources;
        }
    }

    /** PodTemplates. Mirrors {@code pkg/registry/core/podtemplate}. */
    static final class Template extends Strategy {
        Template(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode object) {
            ObjectNode template = WorkloadStrategy.objectAt(object, "template");
            WorkloadStrategy.objectAt(template, "metadata");
            PodDefaults.applyToTemplate(WorkloadStrategy.objectAt(template, "spec"), type());
        }

        @Override
        public void validate(ObjectNode object, Errors errors) {
            TemplateValidation.template(object.path("template"), "template", errors);
        }

        @Override
        protected boolean specChanged(ObjectNode object, ObjectNode old) {
            return !object.path("template").equals(old.path("template"));
        }
    }

    private static void choice(JsonNode node, String field, Errors errors, String... supported) {
        choice(node, field, "", errors, supported);
    }

    private static void choice(JsonNode node, String field, String prefix, Errors errors, String... supported) {
        String value = node.path(field).asText();
        if (!value.isEmpty() && !List.of(supported).contains(value)) {
            errors.notSupported(prefix + field, value, supported);
        }
    }
}
