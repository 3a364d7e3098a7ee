package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How Go prints a LabelSelector with {@code %v}, which upstream's events show. */
public final class GoText {
    private GoText() {}

    /** @param selector absent for nil */
    public static String labelSelector(JsonNode selector) {
        if (!selector.isObject()) {
            return "nil";
        }
        List<String> labels = new ArrayList<>();
        selector.path("matchLabels")
                .fields()
                .forEachRemaining(
                        e -> labels.add(e.getKey() + ": " + e.getValue().asText()));
        List<String> expressions = new ArrayList<>();
        for (JsonNode expression : selector.path("matchExpressions")) {
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(v -> values.add(v.asText()));
            expressions.add("{" + expression.path("key").asText() + " "
                    + expression.path("operator").asText() + " [" + String.join(" ", values) + "]}");
        }
        labels.sort(null);
        return "&LabelSelector{MatchLabels:map[string]string{" + String.join(",", labels)
                + (labels.isEmpty() ? "" : ",") + "},MatchExpressions:[]LabelSelectorRequirement{"
                + String.join(",", expressions) + (expressions.isEmpty() ? "" : ",") + "},}";
    }
}
