package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;

/** Affinity. Mirrors {@code validateAffinity}. */
final class AffinityValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityValidation() {}

    static void validate(JsonNode affinity, String path, Errors errors) {
        JsonNode required = affinity.path("nodeAffinity").path(REQUIRED);
        if (required.isObject()) {
            NodeSelectorValidation.validate(required, path + ".nodeAffinity." + REQUIRED, errors);
        }
        JsonNode preferences = affinity.path("nodeAffinity").path(PREFERRED);
        for (int i = 0; i < preferences.size(); i++) {
            String at = path + ".nodeAffinity." + PREFERRED + "[" + i + "].preference";
            NodeSelectorValidation.term(preferences.get(i).path("preference"), at, errors);
        }
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            JsonNode terms = affinity.path(kind).path(REQUIRED);
            for (int i = 0; i < terms.size(); i++) {
                validateTerm(terms.get(i), path + "." + kind + "." + REQUIRED + "[" + i + "]", errors);
            }
            JsonNode weighted = affinity.path(kind).path(PREFERRED);
            for (int i = 0; i < weighted.size(); i++) {
                String term = path + "." + kind + "." + PREFERRED + "[" + i + "]";
                validateTerm(weighted.get(i).path("podAffinityTerm"), term + ".podAffinityTerm", errors);
            }
        }
    }

    private static void validateTerm(JsonNode term, String path, Errors errors) {
        String key = term.path("topologyKey").asText();
        if (key.isEmpty()) {
            errors.required(path + ".topologyKey", "can not be empty");
        }
        errors.invalidAll(path + ".topologyKey", key, Names.qualified(key));
    }
}
