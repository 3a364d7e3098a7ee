package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.IntOrPercents;

/** Deployments. Mirrors {@code pkg/registry/apps/deployment/strategy.go}, {@code pkg/apis/apps/v1/defaults.go}. */
final class DeploymentStrategy extends WorkloadStrategy {
    private static final String ROLLING = "spec.strategy.rollingUpdate";

    DeploymentStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        super.applyDefaults(object);
        ObjectNode spec = (ObjectNode) object.get("spec");
        ObjectNode strategy = objectAt(spec, "strategy");
        if (strategy.path("type").asText().isEmpty()) {
            strategy.put("type", "RollingUpdate");
        }
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = objectAt(strategy, "rollingUpdate");
            if (!rolling.has("maxUnavailable")) {
                rolling.put("maxUnavailable", "25%");
            }
            if (!rolling.has("maxSurge")) {
                rolling.put("maxSurge", "25%");
            }
        }
        if (!spec.has("revisionHistoryLimit")) {
            spec.put("revisionHistoryLimit", 10);
        }
        if (!spec.has("progressDeadlineSeconds")) {
            spec.put("progressDeadlineSeconds", 600);
        }
        if (spec.path("paused").isBoolean() && !spec.path("paused").asBoolean()) {
            spec.remove("paused");
        }
    }

    @Override
    void initialStatus(ObjectNode status) {
        // A Deployment's status begins empty.
    }

    /** A rollback is written into the annotations, so they count too. */
    @Override
    protected boolean specChanged(ObjectNode object, ObjectNode old) {
        return super.specChanged(object, old)
                || !object.path("metadata")
                        .path("annotations")
                        .equals(old.path("metadata").path("annotations"));
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        JsonNode spec = object.path("spec");
        errors.nonNegative("spec.replicas", spec.path("replicas"));
        validateTemplate(spec, errors);
        validateStrategy(spec.path("strategy"), errors);
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        errors.nonNegative("spec.revisionHistoryLimit", spec.path("revisionHistoryLimit"));
        JsonNode deadline = spec.path("progressDeadlineSeconds");
        errors.nonNegative("spec.progressDeadlineSeconds", deadline);
        if (deadline.isNumber()
                && deadline.asLong() <= spec.path("minReadySeconds").asLong()) {
            errors.invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        }
    }

    private static void validateStrategy(JsonNode strategy, Errors errors) {
        JsonNode rolling = strategy.path("rollingUpdate");
        switch (strategy.path("type").asText()) {
            case "Recreate" -> {
                if (!rolling.isMissingNode()) {
                    errors.forbidden(ROLLING, "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> validateRolling(rolling, errors);
            default -> {
                String shown = "{\"Type\":" + strategy.path("type") + ",\"RollingUpdate\":null}";
                errors.notSupported("spec.strategy", new StringBuilder(shown), "Recreate", "RollingUpdate");
            }
        }
    }

    private static void validateRolling(JsonNode rolling, Errors errors) {
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        IntOrPercents.validate(ROLLING + ".maxUnavailable", unavailable, errors);
        IntOrPercents.validate(ROLLING + ".maxSurge", surge, errors);
        if (IntOrPercents.isZero(unavailable) && IntOrPercents.isZero(surge)) {
            errors.invalid(ROLLING + ".maxUnavailable", unavailable, "may not be 0 when `maxSurge` is 0");
        }
        IntOrPercents.notMoreThanAll(ROLLING + ".maxUnavailable", unavailable, errors);
    }
}
