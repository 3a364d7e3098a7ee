package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import java.util.List;

/** How pods are spread. Mirrors {@code validateTopologySpreadConstraints}. */
final class SpreadValidation {
    private SpreadValidation() {}

    static void validate(JsonNode constraints, String path, Errors errors) {
        for (int i = 0; i < constraints.size(); i++) {
            JsonNode constraint = constraints.get(i);
            String at = path + "[" + i + "]";
            String action = constraint.path("whenUnsatisfiable").asText();
            positive(constraint.path("maxSkew").asLong(), at + ".maxSkew", errors);
            if (constraint.path("topologyKey").asText().isEmpty()) {
                errors.required(at + ".topologyKey", "can not be empty");
            }
            if (!action.equals("DoNotSchedule") && !action.equals("ScheduleAnyway")) {
                errors.notSupported(at + ".whenUnsatisfiable", action, "DoNotSchedule", "ScheduleAnyway");
            }
            validateUnique(constraints, i, at, errors);
            validateDomains(constraint.path("minDomains"), action, at + ".minDomains", errors);
            for (String policy : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
                PodValidation.choiceIfThere(constraint, policy, at, errors, "Honor", "Ignore");
            }
            SelectorKeys.validate(constraint, at, errors);
            Labels.validateSelector(constraint.path("labelSelector"), at + ".labelSelector", errors);
        }
    }

    private static void positive(long number, String path, Errors errors) {
        if (number <= 0) {
            errors.invalid(path, number, "must be greater than zero");
        }
    }

    /** Of those that are alike the last is right. */
    private static void validateUnique(JsonNode constraints, int index, String path, Errors errors) {
        JsonNode own = constraints.get(index);
        for (int i = index + 1; i < constraints.size() && !errors.isFull(); i++) {
            String key = own.path("topologyKey").asText();
            String action = own.path("whenUnsatisfiable").asText();
            if (key.equals(constraints.get(i).path("topologyKey").asText())
                    && action.equals(
                            constraints.get(i).path("whenUnsatisfiable").asText())) {
                errors.duplicate(path + ".{topologyKey, whenUnsatisfiable}", "{" + key + ", " + action + "}");
                return;
            }
        }
    }

    private static void validateDomains(JsonNode least, String action, String path, Errors errors) {
        if (least.isMissingNode()) {
            return;
        }
        positive(least.asLong(), path, errors);
        if (!action.equals("DoNotSchedule")) {
            errors.invalid(path, least, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action);
        }
    }
}
