package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Confined;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code confined}: pods have no more rights no closer ties to a node and no higher priority than the healthy cluster's, and are held back as they were. */
record ConfinedClaim(Confined spec) implements Claim {
    private static final String EXPECTED =
            "no right on the node, no tie to one, and no priority, that the healthy cluster's pods did not have";
    private static final String LOST = "no longer ";
    private static final String TEMPLATE = "/spec/template/spec";

    @Override
    public String kind() {
        return "confined";
    }

    @Override
    public List<Observation> wants() {
        return List.of(
                Selected.wanted("Pod", spec.namespace(), spec.selector()),
                Selected.wanted("Deployment", spec.namespace(), null),
                Selected.wanted("PriorityClass", null, null),
                Selected.wanted("Node", null, null));
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
        JsonNode classes = listed(evidence, 2);
        Priority priority = Priority.of(healthy, classes);
        List<String> words = new ArrayList<>();
        Set<String> tied = new TreeSet<>();
        Selected.all(pods.value()).stream().filter(Selected::isLive).forEach(pod -> {
            Set<String> gains = of(healthy, pod.path("spec"));
            addPriority(gains, priority, Priority.ofPod(pod.path("spec")));
            add(words, pod.at("/metadata/name").asText(), gains);
        });
        Selected.named(deployments.value(), spec.deployment()).ifPresent(d -> {
            Set<String> gains = ties(healthy, d.at(TEMPLATE), listed(evidence, 3));
            spec.except().forEach(word -> gains.removeIf(w -> w.startsWith(word + " ")));
            tied.addAll(gains);
            addPriority(gains, priority, Priority.of(d.at(TEMPLATE), classes));
            add(words, "Deployment " + spec.deployment(), gains);
        });
        String gained = String.join("; ", words);
        if (!tied.isEmpty()) {
            return Judgement.catastrophe(
                    gained, EXPECTED, "Its pods end with that node, all of them, and nobody passes with it.");
        }
        return words.isEmpty() ? Judgement.met("none", EXPECTED) : Judgement.unmet(gained, EXPECTED, "");
    }

    /** None in evidence that was kept before they were looked at. */
    private JsonNode listed(Evidence evidence, int want) {
        Finding found = evidence.of(wants().get(want));
        return found.problem() == null ? found.value() : JsonNodeFactory.instance.arrayNode();
    }

    private static void addPriority(Set<String> gains, Priority healthy, Priority now) {
        if (now.isMoreThan(healthy)) {
            gains.add("priority " + now.value() + (now.preempts() ? "" : " without preemption") + " instead of "
                    + healthy.value() + (healthy.preempts() ? "" : " without preemption"));
        }
    }

    private void add(List<String> words, String who, Set<String> what) {
        spec.except().forEach(word -> what.removeIf(w -> w.equals(LOST + word) || w.startsWith(word + " ")));
        if (!what.isEmpty()) {
            words.add(who + ": " + String.join(", ", what));
        }
    }

    private static Set<String> ties(JsonNode healthy, JsonNode template, JsonNode nodes) {
        Set<String> ties = Privileges.ties(template);
        NodeChoice.onlyOne(template, nodes)
                .filter(node -> NodeChoice.onlyOne(healthy, nodes).isEmpty())
                .map(node -> "no node but " + node)
                .filter(tie -> ties.isEmpty())
                .ifPresent(ties::add);
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
                before.forEach(c -> all.add(LOST + c));
            }
        }
        return all;
    }
}
