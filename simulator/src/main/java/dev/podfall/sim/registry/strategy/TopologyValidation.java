package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where volumes of a class may be. Mirrors {@code validateAllowedTopologies} of {@code pkg/apis/storage}. */
final class TopologyValidation {
    private final Errors errors;

    private TopologyValidation(Errors errors) {
        this.errors = errors;
    }

    static void validate(JsonNode terms, String path, Errors errors) {
        // Upstream begins with as many empty ones as there are terms, so that a term without expressions is a
        // repetition of each.
        Map<Map<String, Set<String>>, Integer> before = new HashMap<>(Map.of(Map.of(), terms.size()));
        for (int i = 0; i < terms.size() && !errors.isFull(); i++) {
            String at = path + "[" + i + "].matchLabelExpressions";
            Map<String, Set<String>> term =
                    new TopologyValidation(errors).term(terms.get(i).path("matchLabelExpressions"), at);
            int same = before.merge(term, 1, Integer::sum) - 1;
            for (int j = 0; j < same && !errors.isFull(); j++) {
                errors.duplicate(at, "");
            }
        }
    }

    private Map<String, Set<String>> term(JsonNode expressions, String path) {
        Map<String, Set<String>> all = new HashMap<>();
        for (int i = 0; i < expressions.size(); i++) {
            String at = path + "[" + i + "]";
            Set<String> values = values(expressions.get(i).path("values"), at + ".values");
            String key = expressions.get(i).path("key").asText();
            errors.invalidAll(at + ".key", key, Names.qualified(key));
            if (all.put(key, values) != null) {
                errors.duplicate(at + ".key", key);
            }
        }
        return all;
    }

    private Set<String> values(JsonNode values, String path) {
        if (values.isEmpty()) {
            errors.required(path, "");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i).asText())) {
                errors.duplicate(path + "[" + i + "]", values.get(i).asText());
            }
        }
        return seen;
    }
}
