package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Confined;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code confined}: pods have no more rights and no closer ties to a node than the healthy cluster's, and are held back as they were. */
record ConfinedClaim(Confined spec) implements Claim {
    private static final String EXPECTED =
            "no right on the node, and no tie to one, that the healthy cluster's pods did not have";
    private static final String TEMPLATE = "/spec/template/spec";

    @Override
    public String kind() {
        return "confined";
    }

    @Override
    public List<Observation> wants() {
        return List.of(
                Selected.wanted("Pod", spec.namespace(), spec.selector()),
                Selected.wanted("Deployment", spec.namespace(), null));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding pods = evidence.of(wants().get(0));
        Finding deployments = evidence.of(wants().get(1));
        if (pods.problem() != null || deployments.problem() != null) {
            return Judgement.unverifiable(pods.problem() != null ? pods : deployments, EXPECTED);
        }
        JsonNode healthy = Selected.baseline(evidence, "Deployment", spec.namespace(), spec.deployment())
                .map(d -> d.at(TEMPLATE))
                .orElse(null);
        if (healthy == null) {
            return Judgement.untried("the healthy cluster had no Deployment " + spec.deployment(), EXPECTED);
        }
        List<String> words = new ArrayList<>();
        Selected.all(pods.value()).stream()
                .filter(Selected::isLive)
                .forEach(pod -> add(words, pod.at("/metadata/name").asText(), of(healthy, pod.path("spec"))));
        Selected.named(deployments.value(), spec.deployment())
                .ifPresent(d -> add(words, "Deployment " + spec.deployment(), ties(healthy, d.at(TEMPLATE))));
        return words.isEmpty()
                ? Judgement.met("none", EXPECTED)
                : Judgement.unmet(String.join("; ", words), EXPECTED, "");
    }

    private static void add(List<String> words, String who, Set<String> what) {
        if (!what.isEmpty()) {
            words.add(who + ": " + String.join(", ", what));
        }
    }

    private static Set<String> ties(JsonNode healthy, JsonNode template) {
        Set<String> ties = Privileges.ties(template);
        ties.removeAll(Privileges.ties(healthy));
        return ties;
    }

    /** What a pod has that the healthy template had not, and what it lost of what held it back. */
    static Set<String> of(JsonNode healthy, JsonNode pod) {
        Set<String> all = new TreeSet<>(Privileges.of(pod));
        all.removeAll(Privileges.of(healthy));
        if (healthy.path("automountServiceAccountToken").asBoolean(true)) {
            all.remove(Privileges.TOKEN);
        }
        for (JsonNode container : healthy.path("containers")) {
            String name = container.path("name").asText();
            boolean there = Privileges.names(pod).contains(name);
            Set<String> before = Privileges.confinements(healthy, name);
            before.removeAll(Privileges.confinements(pod, name));
            if (there) {
                before.forEach(c -> all.add("no longer " + c));
            }
        }
        return all;
    }
}
