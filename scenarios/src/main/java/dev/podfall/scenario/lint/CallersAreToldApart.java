package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Access.Role;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import dev.podfall.scenario.rubric.Refuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A policy that lets in some pods of some namespace keeps out that namespace's other pods, and pods of its own namespace that
 * have the same labels. Whoever writes the two selectors as two entries lets both in; so a rubric lets both of them try.
 */
final class CallersAreToldApart implements Rule {
    private static final String NAME = "kubernetes.io/metadata.name";

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Refuses.Caller> callers = Stream.concat(
                        lab.lab().rubric().criteria().stream().map(CriterionSpec::claim),
                        lab.lab().rubric().guards().stream().map(GuardSpec::claim))
                .filter(Refuses.class::isInstance)
                .flatMap(c -> ((Refuses) c).callers().stream())
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (ObjectNode policy : policies(lab)) {
            for (JsonNode rule : policy.at("/spec/ingress")) {
                for (JsonNode peer : rule.path("from")) {
                    check(lab, policy, peer, callers, findings);
                }
            }
        }
        return findings;
    }

    /** Those that learners may write. */
    private static List<ObjectNode> policies(LintedLab lab) {
        List<String> writable = lab.lab().facts().access().stream()
                .filter(a -> a.role() == Role.edit)
                .map(Access::namespace)
                .toList();
        return lab.lab().scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("NetworkPolicy"))
                .filter(o -> writable.contains(o.at("/metadata/namespace").asText()))
                .toList();
    }

    private static void check(
            LintedLab lab, ObjectNode policy, JsonNode peer, List<Refuses.Caller> callers, List<Finding> findings) {
        Map<String, String> labels = labels(peer.path("podSelector"));
        String theirs = labels(peer.path("namespaceSelector")).getOrDefault(NAME, "");
        if (labels.isEmpty() || theirs.isEmpty()) {
            return;
        }
        String own = policy.at("/metadata/namespace").asText();
        String where = lab.file("rubric.yaml");
        if (callers.stream().noneMatch(c -> c.namespace().equals(theirs) && !has(c, labels))) {
            findings.add(new Finding(
                    where,
                    "No pod of namespace " + theirs + " tries to get in that is none of those with labels " + labels
                            + ".",
                    "Add one to the callers of a refuses claim: {use: neighbours-kept-out}."));
        }
        if (callers.stream().noneMatch(c -> c.namespace().equals(own) && has(c, labels))) {
            findings.add(new Finding(
                    where,
                    "No pod of namespace " + own + " tries to get in that has the labels " + labels + ".",
                    "Add one to the callers of a refuses claim: {use: strangers-kept-out}."));
        }
    }

    private static boolean has(Refuses.Caller caller, Map<String, String> labels) {
        return caller.labels().entrySet().containsAll(labels.entrySet());
    }

    private static Map<String, String> labels(JsonNode selector) {
        Map<String, String> labels = new TreeMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        return labels;
    }
}
