package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Labels of the pod itself that a selector is to look for. Mirrors {@code ValidateMatchLabelKeysAndMismatchLabelKeys}. */
final class SelectorKeys {
    private SelectorKeys() {}

    /** @param term with the selector and the keys, of which some may be missing */
    static void validate(JsonNode term, String path, Errors errors) {
        JsonNode selector = term.path("labelSelector");
        JsonNode match = term.path("matchLabelKeys");
        validateKeys(match, selector, path + ".matchLabelKeys", errors);
        validateKeys(term.path("mismatchLabelKeys"), selector, path + ".mismatchLabelKeys", errors);
        validateSelected(match, selector, path, errors);
        Set<String> others = new HashSet<>();
        term.path("mismatchLabelKeys").forEach(k -> others.add(k.asText()));
        for (int i = 0; i < match.size(); i++) {
            String key = match.get(i).asText();
            if (others.contains(key)) {
                errors.invalid(
                        path + ".matchLabelKeys[" + i + "]",
                        key,
                        "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
    }

    private static void validateKeys(JsonNode keys, JsonNode selector, String path, Errors errors) {
        if (!keys.isEmpty() && selector.isMissingNode()) {
            errors.forbidden(path, "must not be specified when labelSelector is not set");
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i).asText();
            errors.invalidAll(path + "[" + i + "]", key, Names.qualified(key));
        }
    }

    /** The key's own requirement is there already, so a second one is the author's. */
    private static void validateSelected(JsonNode match, JsonNode selector, String path, Errors errors) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < match.size(); i++) {
            places.put(match.get(i).asText(), i);
        }
        Set<String> selected = new HashSet<>();
        selector.path("matchLabels").fieldNames().forEachRemaining(selected::add);
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            if (!selected.add(key) && places.containsKey(key)) {
                errors.invalid(
                        path + "[" + places.get(key) + "]", key, "exists in both matchLabelKeys and labelSelector");
            }
        }
    }
}
