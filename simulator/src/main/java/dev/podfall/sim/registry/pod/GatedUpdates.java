package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import java.util.Iterator;
import java.util.Map;

/**
 * Where a pod that is not yet to be scheduled may go can still be narrowed. Mirrors {@code validateNodeSelectorMutation} and
 * {@code validateNodeAffinityMutation}.
 */
final class GatedUpdates {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

    private GatedUpdates() {}

    /** @param rest the new spec, in which what may be narrowed is set back to what it was */
    static void validate(ObjectNode rest, ObjectNode before, Errors errors) {
        validateSelector(rest.path("nodeSelector"), before.path("nodeSelector"), errors);
        PodUpdates.restore(rest, before, "nodeSelector");
        JsonNode now = rest.path("affinity").path("nodeAffinity");
        JsonNode old = before.path("affinity").path("nodeAffinity");
        if (!now.equals(old)) {
            validateTerms(now.path(REQUIRED), old.path(REQUIRED), errors);
            restoreAffinity(rest, before, old);
        }
    }

    private static void validateSelector(JsonNode now, JsonNode before, Errors errors) {
        for (Iterator<Map.Entry<String, JsonNode>> i = before.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> label = i.next();
            if (!label.getValue().equals(now.path(label.getKey()))) {
                errors.invalid(
                        "spec.nodeSelector",
                        now.isObject() ? Labels.sorted(now) : NullNode.instance,
                        "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
                return;
            }
        }
    }

    private static void validateTerms(JsonNode now, JsonNode before, Errors errors) {
        String path = "spec.affinity.nodeAffinity." + REQUIRED + ".nodeSelectorTerms";
        JsonNode old = before.path("nodeSelectorTerms");
        JsonNode terms = now.path("nodeSelectorTerms");
        if (!old.isEmpty() && old.size() != terms.size()) {
            errors.invalid(
                    path, shown(terms), "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!onlyAdds(terms.get(i), old.get(i))) {
                errors.invalid(
                        path + "[" + i + "]",
                        GoForm.value("NodeSelectorTerm", terms.get(i)),
                        "only additions are allowed (no mutations or deletions)");
            }
        }
    }

    private static JsonNode shown(JsonNode terms) {
        if (!terms.isArray()) {
            return NullNode.instance;
        }
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        terms.forEach(t -> shown.add(GoForm.value("NodeSelectorTerm", t)));
        return shown;
    }

    /** A term that asked for nothing matched no node; more of it would match some. */
    private static boolean onlyAdds(JsonNode now, JsonNode before) {
        if (before.isEmpty()) {
            return now.isEmpty();
        }
        return begins(now.path("matchExpressions"), before.path("matchExpressions"))
                && begins(now.path("matchFields"), before.path("matchFields"));
    }

    private static boolean begins(JsonNode now, JsonNode before) {
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(now.path(i))) {
                return false;
            }
        }
        return true;
    }

    private static void restoreAffinity(ObjectNode rest, ObjectNode before, JsonNode old) {
        if (!(rest.get("affinity") instanceof ObjectNode affinity)) {
            rest.putObject("affinity").set("nodeAffinity", old);
            return;
        }
        boolean others = affinity.has("podAffinity") || affinity.has("podAntiAffinity");
        if (!before.has("affinity") && !others) {
            rest.remove("affinity");
        } else if (old.isMissingNode()) {
            affinity.remove("nodeAffinity");
        } else {
            affinity.set("nodeAffinity", old);
        }
    }
}
