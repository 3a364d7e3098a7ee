package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** Affinity. Mirrors {@code validateAffinity}. */
final class AffinityValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private static final int HEAVIEST = 100;

    private AffinityValidation() {}

    static void validate(JsonNode affinity, String path, Errors errors) {
        JsonNode required = affinity.path("nodeAffinity").path(REQUIRED);
        if (required.isObject()) {
            NodeSelectorValidation.validate(required, path + ".nodeAffinity." + REQUIRED, errors);
        }
        JsonNode preferences = affinity.path("nodeAffinity").path(PREFERRED);
        for (int i = 0; i < preferences.size(); i++) {
            String at = path + ".nodeAffinity." + PREFERRED + "[" + i + "]";
            validateWeight(preferences.get(i), at, errors);
            NodeSelectorValidation.preference(preferences.get(i).path("preference"), at + ".preference", errors);
        }
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            JsonNode terms = affinity.path(kind).path(REQUIRED);
            for (int i = 0; i < terms.size(); i++) {
                validateTerm(terms.get(i), path + "." + kind + "." + REQUIRED + "[" + i + "]", errors);
            }
            JsonNode weighted = affinity.path(kind).path(PREFERRED);
            for (int i = 0; i < weighted.size(); i++) {
                String at = path + "." + kind + "." + PREFERRED + "[" + i + "]";
                validateWeight(weighted.get(i), at, errors);
                validateTerm(weighted.get(i).path("podAffinityTerm"), at + ".podAffinityTerm", errors);
            }
        }
    }

    private static void validateWeight(JsonNode term, String path, Errors errors) {
        long weight = term.path("weight").asLong();
        if (weight <= 0 || weight > HEAVIEST) {
            errors.invalid(path + ".weight", weight, "must be in the range 1-100");
        }
    }

    private static void validateTerm(JsonNode term, String path, Errors errors) {
        Labels.validateSelector(term.path("labelSelector"), path + ".labelSelector", errors);
        Labels.validateSelector(term.path("namespaceSelector"), path + ".namespaceSelector", errors);
        for (JsonNode namespace : term.path("namespaces")) {
            errors.invalidAll(path + ".namespace", namespace, Names.label(namespace.asText()));
        }
        SelectorKeys.validate(term, path, errors);
        String key = term.path("topologyKey").asText();
        if (key.isEmpty()) {
            errors.required(path + ".topologyKey", "can not be empty");
        }
        errors.invalidAll(path + ".topologyKey", key, Names.qualified(key));
    }
}
