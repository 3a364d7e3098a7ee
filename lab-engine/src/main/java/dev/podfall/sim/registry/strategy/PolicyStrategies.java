package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Quantities;

/** Disruption budgets, priorities, claims, autoscalers: small strategies of their own. */
final class PolicyStrategies {
    private PolicyStrategies() {}

    /** PodDisruptionBudgets. Mirrors {@code pkg/apis/policy/validation}. */
    static final class Budget extends Strategy {
        Budget(Kind kind) {
            super(kind);
        }

        @Override
        public void prepareForCreate(ObjectNode budget) {
            super.prepareForCreate(budget);
            ObjectNode status = budget.withObject("/status");
            status.put("disruptionsAllowed", 0).put("currentHealthy", 0);
            status.put("desiredHealthy", 0).put("expectedPods", 0);
        }

        @Override
        public void validate(ObjectNode budget, Errors errors) {
            JsonNode spec = budget.path("spec");
            if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
                String shown =
                        "{\"MinAvailable\":" + spec.get("minAvailable") + ",\"Selector\":null,\"MaxUnavailable\":"
                                + spec.get("maxUnavailable") + ",\"UnhealthyPodEvictionPolicy\":null}";
                errors.invalid("spec", new StringBuilder(shown), "minAvailable and maxUnavailable cannot be both set");
            }
            errors.nonNegative("spec.minAvailable", spec.path("minAvailable"));
            errors.nonNegative("spec.maxUnavailable", spec.path("maxUnavailable"));
        }
    }

    /** PriorityClasses. Mirrors {@code pkg/apis/scheduling}. */
    static final class Priority extends Strategy {
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
        public void validateUpdate(ObjectNode priority, ObjectNode old, Errors errors) {
            if (!priority.path("value").equals(old.path("value"))) {
                errors.forbidden("value", "may not be changed in an update.");
            }
        }
    }

    /** PersistentVolumeClaims. Mirrors {@code pkg/registry/core/persistentvolumeclaim}. */
    static final class Claim extends Strategy {
        Claim(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode claim) {
            ObjectNode spec = WorkloadStrategy.objectAt(claim, "spec");
            if (!spec.has("volumeMode")) {
                spec.put("volumeMode", "Filesystem");
            }
            Quantities.canonicalize(spec.path("resources").path("requests"), type());
        }

        @Override
        public void prepareForCreate(ObjectNode claim) {
            super.prepareForCreate(claim);
            claim.withObject("/status").put("phase", "Pending");
        }

        @Override
        public void validate(ObjectNode claim, Errors errors) {
            if (claim.path("spec").path("accessModes").isEmpty()) {
                errors.required("spec.accessModes", "at least 1 access mode is required");
            }
            if (!claim.path("spec").path("resources").path("requests").has("storage")) {
                errors.required("spec.resources[storage]", "");
            }
        }
    }

    /** HorizontalPodAutoscalers. Mirrors {@code pkg/apis/autoscaling}. */
    static final class Autoscaler extends Strategy {
        Autoscaler(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode autoscaler) {
            ObjectNode spec = WorkloadStrategy.objectAt(autoscaler, "spec");
            if (!spec.has("minReplicas")) {
                spec.put("minReplicas", 1);
            }
            if (spec.path("metrics").isEmpty()) {
                ObjectNode metric = spec.putArray("metrics").addObject().put("type", "Resource");
                ObjectNode resource = metric.putObject("resource").put("name", "cpu");
                resource.putObject("target").put("type", "Utilization").put("averageUtilization", 80);
            }
        }

        @Override
        public void prepareForCreate(ObjectNode autoscaler) {
            super.prepareForCreate(autoscaler);
            autoscaler.withObject("/status").put("desiredReplicas", 0).putNull("currentMetrics");
        }

        @Override
        public void validate(ObjectNode autoscaler, Errors errors) {
            JsonNode spec = autoscaler.path("spec");
            long least = spec.path("minReplicas").asLong();
            long most = spec.path("maxReplicas").asLong();
            if (least < 1) {
                errors.invalid("spec.minReplicas", least, "must be greater than or equal to 1");
            }
            if (most < 1) {
                errors.invalid("spec.maxReplicas", most, "must be greater than 0");
            }
            if (most < least) {
                errors.invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
            }
        }
    }
}
