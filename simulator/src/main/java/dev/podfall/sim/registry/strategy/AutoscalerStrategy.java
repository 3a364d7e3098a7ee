package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Quantities;
import java.util.List;

/** HorizontalPodAutoscalers. Mirrors {@code pkg/registry/autoscaling}, {@code pkg/apis/autoscaling/v2/defaults.go}. */
final class AutoscalerStrategy extends Strategy {
    private static final int PERIOD = 15;

    AutoscalerStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode autoscaler) {
        ObjectNode spec = WorkloadStrategy.objectAt(autoscaler, "spec");
        WorkloadStrategy.putIfAbsent(spec, "minReplicas", 1);
        if (spec.path("metrics").isEmpty()) {
            ObjectNode metric = spec.putArray("metrics").addObject().put("type", "Resource");
            ObjectNode resource = metric.putObject("resource").put("name", "cpu");
            resource.putObject("target").put("type", "Utilization").put("averageUtilization", 80);
        }
        for (var metric : spec.path("metrics")) {
            metric.forEach(
                    source -> Quantities.canonicalize(source.path("target"), List.of("value", "averageValue"), type()));
        }
        if (spec.path("behavior").isObject()) {
            ObjectNode behavior = (ObjectNode) spec.get("behavior");
            ObjectNode up = rules(behavior, "scaleUp");
            WorkloadStrategy.putIfAbsent(up, "stabilizationWindowSeconds", 0);
            if (!up.path("policies").isArray()) {
                ArrayNode policies = up.putArray("policies");
                policies.addObject().put("type", "Pods").put("value", 4).put("periodSeconds", PERIOD);
                policies.addObject().put("type", "Percent").put("value", 100).put("periodSeconds", PERIOD);
            }
            ObjectNode down = rules(behavior, "scaleDown");
            if (!down.path("policies").isArray()) {
                down.putArray("policies")
                        .addObject()
                        .put("type", "Percent")
                        .put("value", 100)
                        .put("periodSeconds", PERIOD);
            }
        }
    }

    private static ObjectNode rules(ObjectNode behavior, String direction) {
        ObjectNode rules = WorkloadStrategy.objectAt(behavior, direction);
        WorkloadStrategy.putIfAbsent(rules, "selectPolicy", "Max");
        return rules;
    }

    @Override
    public void prepareForCreate(ObjectNode autoscaler) {
        super.prepareForCreate(autoscaler);
        autoscaler.withObject("/status").put("desiredReplicas", 0).putNull("currentMetrics");
    }

    @Override
    public void validate(ObjectNode autoscaler, Errors errors) {
        new AutoscalerValidation(autoscaler.path("spec"), errors).validate(false);
    }

    /** What it sizes is only looked at again when it is another. */
    @Override
    public void validateUpdate(ObjectNode autoscaler, ObjectNode old, Errors errors) {
        var now = autoscaler.path("spec").path("scaleTargetRef");
        var before = old.path("spec").path("scaleTargetRef");
        boolean same = now.path("apiVersion").equals(before.path("apiVersion"))
                && now.path("kind").equals(before.path("kind"));
        new AutoscalerValidation(autoscaler.path("spec"), errors).validate(same);
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode autoscaler, ObjectNode old, Errors errors) {
        if (subresource.equals("status")) {
            for (String count : List.of("currentReplicas", "desiredReplicas")) {
                errors.nonNegative("status." + count, autoscaler.path("status").path(count));
            }
        }
    }
}
