package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.IntOrPercents;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** PodDisruptionBudgets. Mirrors {@code pkg/apis/policy/validation}. */
final class BudgetStrategy extends Strategy {
    private static final List<String> COUNTS =
            List.of("disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods");

    BudgetStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void prepareForCreate(ObjectNode budget) {
        super.prepareForCreate(budget);
        ObjectNode status = budget.withObject("/status");
        COUNTS.forEach(count -> status.put(count, 0));
    }

    /** Upstream does not ask for more than that a path can hold it. */
    @Override
    public List<String> validateName(String name) {
        return Names.pathSegment(name);
    }

    @Override
    public void validate(ObjectNode budget, Errors errors) {
        JsonNode spec = budget.path("spec");
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            String shown = "{\"MinAvailable\":" + spec.get("minAvailable") + ",\"Selector\":" + orNull(spec, "selector")
                    + ",\"MaxUnavailable\":" + spec.get("maxUnavailable") + ",\"UnhealthyPodEvictionPolicy\":"
                    + orNull(spec, "unhealthyPodEvictionPolicy") + "}";
            errors.invalid("spec", new StringBuilder(shown), "minAvailable and maxUnavailable cannot be both set");
        }
        for (String bound : List.of("minAvailable", "maxUnavailable")) {
            IntOrPercents.validate("spec." + bound, spec.path(bound), errors);
            IntOrPercents.notMoreThanAll("spec." + bound, spec.path(bound), errors);
        }
        Labels.validateSelector(spec.path("selector"), "spec.selector", errors);
        JsonNode unhealthy = spec.path("unhealthyPodEvictionPolicy");
        if (unhealthy.isTextual() && !List.of("AlwaysAllow", "IfHealthyBudget").contains(unhealthy.asText())) {
            errors.notSupported("spec.unhealthyPodEvictionPolicy", unhealthy, "AlwaysAllow", "IfHealthyBudget");
        }
    }

    private static String orNull(JsonNode spec, String field) {
        return spec.has(field) ? spec.get(field).toString() : "null";
    }

    @Override
    public void validateSubresource(String subresource, ObjectNode budget, ObjectNode old, Errors errors) {
        if (subresource.equals("status")) {
            COUNTS.forEach(count ->
                    errors.nonNegative("status." + count, budget.path("status").path(count)));
        }
    }
}
