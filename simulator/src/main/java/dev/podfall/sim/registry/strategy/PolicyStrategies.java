package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.PodDefaults;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.List;
import java.util.Map;

/** PriorityClasses, StorageClasses, pod templates: small strategies of their own. */
final class PolicyStrategies {
    private PolicyStrategies() {}

    /** PriorityClasses. Mirrors {@code pkg/apis/scheduling}. */
    static final class Priority extends Strategy {
        private static final long HIGHEST = 1_000_000_000L;
        private static final Map<String, Long> SYSTEM = Map.of(
                "system-node-critical", 2_000_001_000L,
                "system-cluster-critical", 2_000_000_000L);

        Priority(KindSpec kind) {
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
        private static final int MOST_PARAMETERS = 512;
        private static final int LARGEST_PARAMETERS = 256 * 1024;

        StorageClass(KindSpec kind) {
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
            validateParameters(storage.path("parameters"), errors);
            choice(storage, "reclaimPolicy", errors, "Delete", "Retain");
            choice(storage, "volumeBindingMode", errors, "Immediate", "WaitForFirstConsumer");
            TopologyValidation.validate(storage.path("allowedTopologies"), "allowedTopologies", errors);
        }

        private static void validateParameters(JsonNode parameters, Errors errors) {
            if (parameters.size() > MOST_PARAMETERS) {
                errors.tooLong("parameters", MOST_PARAMETERS);
                return;
            }
            long size = 0;
            for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
                if (parameter.getKey().isEmpty()) {
                    errors.invalid("parameters", "", "field can not be empty.");
                }
                size += parameter.getKey().length()
                        + parameter.getValue().asText().length();
            }
            if (size > LARGEST_PARAMETERS) {
                errors.tooLong("parameters", LARGEST_PARAMETERS);
            }
        }

        @Override
        public void validateUpdate(ObjectNode storage, ObjectNode old, Errors errors) {
            for (String field : List.of("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode")) {
                errors.immutable(field, storage.path(field), old.path(field));
            }
        }
    }

    /** PodTemplates. Mirrors {@code pkg/registry/core/podtemplate}. */
    static final class Template extends Strategy {
        Template(KindSpec kind) {
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
        String value = node.path(field).asText();
        if (!value.isEmpty() && !List.of(supported).contains(value)) {
            errors.notSupported(field, value, supported);
        }
    }
}
