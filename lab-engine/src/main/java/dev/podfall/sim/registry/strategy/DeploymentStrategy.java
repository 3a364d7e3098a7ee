package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.RollingUpdates;

/** Deployments. Mirrors {@code pkg/registry/apps/deployment/strategy.go}, {@code pkg/apis/apps/v1/defaults.go}. */
final class DeploymentStrategy extends WorkloadStrategy {
    DeploymentStrategy(Kind kind) {
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
        Errors shared = new Errors();
        super.validate(object, shared);
        errors.nonNegative("spec.replicas", spec.path("replicas"));
        shared.list().stream()
                .filter(e -> !e.field().equals("spec.replicas") && !e.field().equals("spec.minReadySeconds"))
                .forEach(errors::add);
        RollingUpdates.validate(spec.path("strategy"), errors);
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        errors.nonNegative("spec.revisionHistoryLimit", spec.path("revisionHistoryLimit"));
        JsonNode deadline = spec.path("progressDeadlineSeconds");
        errors.nonNegative("spec.progressDeadlineSeconds", deadline);
        if (deadline.isNumber()
                && deadline.asLong() <= spec.path("minReadySeconds").asLong()) {
            errors.invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        }
    }
}
