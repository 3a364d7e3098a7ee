package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.IntOrPercents;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.pod.TemplateValidation;
import java.util.List;

/** DaemonSets. Mirrors {@code pkg/registry/apps/daemonset}, {@code pkg/apis/apps}. */
final class DaemonSetStrategy extends WorkloadStrategy {
    private static final String UPDATE = "spec.updateStrategy";
    /** How many templates there were: a field of the internal type that v1 keeps as an annotation. */
    private static final String GENERATION = "deprecated.daemonset.template.generation";

    DaemonSetStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    boolean isSized() {
        return false;
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        ObjectNode spec = objectAt(object, "spec");
        ObjectNode strategy = objectAt(spec, "updateStrategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = objectAt(strategy, "rollingUpdate");
            putIfAbsent(rolling, "maxUnavailable", 1);
            putIfAbsent(rolling, "maxSurge", 0);
        }
        putIfAbsent(spec, "revisionHistoryLimit", 10);
        ObjectNode annotations = objectAt((ObjectNode) object.get("metadata"), "annotations");
        putIfAbsent(annotations, GENERATION, "1");
        super.applyDefaults(object);
    }

    /** Nobody but the server counts templates, and each that differs is one more. */
    @Override
    public void prepareForUpdate(ObjectNode object, ObjectNode old) {
        super.prepareForUpdate(object, old);
        long generation =
                old.path("metadata").path("annotations").path(GENERATION).asLong();
        boolean same =
                object.path("spec").path("template").equals(old.path("spec").path("template"));
        objectAt((ObjectNode) object.get("metadata"), "annotations")
                .put(GENERATION, Long.toString(same ? generation : generation + 1));
    }

    @Override
    void initialStatus(ObjectNode status) {
        for (String field :
                List.of("currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady")) {
            status.put(field, 0);
        }
    }

    @Override
    public void validate(ObjectNode object, Errors errors) {
        JsonNode spec = object.path("spec");
        JsonNode selector = spec.path("selector");
        JsonNode template = spec.path("template");
        if (selector.isObject()) {
            Labels.validateSelector(selector, "spec.selector", errors);
        }
        if (!selector.isObject() || Labels.isUsable(selector)) {
            TemplateValidation.matches(selector, template, errors);
        }
        TemplateValidation.notEmpty(selector, "daemonset", errors);
        TemplateValidation.template(template, errors);
        TemplateValidation.runsAlways(template, "DaemonSet", errors);
        errors.nonNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        validateStrategy(spec.path("updateStrategy"), errors);
        errors.nonNegative("spec.revisionHistoryLimit", spec.path("revisionHistoryLimit"));
    }

    /** What may not change is named first here, and last with Deployments: so it is upstream, too. */
    @Override
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        errors.immutable(
                "spec.selector",
                object.path("spec").path("selector"),
                old.path("spec").path("selector"));
        validate(object, errors);
    }

    private static void validateStrategy(JsonNode strategy, Errors errors) {
        switch (strategy.path("type").asText()) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> validateRolling(strategy.path("rollingUpdate"), errors);
            default -> {
                String shown = "{\"Type\":" + strategy.path("type") + ",\"RollingUpdate\":null}";
                errors.notSupported(UPDATE, new StringBuilder(shown), "RollingUpdate", "OnDelete");
            }
        }
    }

    private static void validateRolling(JsonNode rolling, Errors errors) {
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        String path = UPDATE + ".rollingUpdate";
        IntOrPercents.validate(path + ".maxUnavailable", unavailable, errors);
        IntOrPercents.validate(path + ".maxSurge", surge, errors);
        IntOrPercents.notMoreThanAll(path + ".maxUnavailable", unavailable, errors);
        IntOrPercents.notMoreThanAll(path + ".maxSurge", surge, errors);
        boolean surges = !IntOrPercents.isZero(surge);
        if (surges && !IntOrPercents.isZero(unavailable)) {
            errors.invalid(path + ".maxSurge", surge, "may not be set when maxUnavailable is non-zero");
        } else if (!surges && IntOrPercents.isZero(unavailable)) {
            errors.required(path + ".maxUnavailable", "cannot be 0 when maxSurge is 0");
        }
    }
}
