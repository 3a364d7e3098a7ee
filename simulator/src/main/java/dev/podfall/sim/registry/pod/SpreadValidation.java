package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How pods are spread. Mirrors {@code validateTopologySpreadConstraints}. */
final class SpreadValidation {
    private SpreadValidation() {}

    static void validate(JsonNode constraints, String path, Errors errors) {
        Map<String, Integer> last = lastPlaces(constraints);
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
            String pair = pair(constraint);
            if (last.get(pair) != i) { // of those that are alike the last is right
                errors.duplicate(at + ".{topologyKey, whenUnsatisfiable}", pair);
            }
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

    /** Where each pair of key and action stands last. */
    private static Map<String, Integer> lastPlaces(JsonNode constraints) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < constraints.size(); i++) {
            places.put(pair(constraints.get(i)), i);
        }
        return places;
    }

    private static String pair(JsonNode constraint) {
        return "{" + constraint.path("topologyKey").asText() + ", "
                + constraint.path("whenUnsatisfiable").asText() + "}";
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
