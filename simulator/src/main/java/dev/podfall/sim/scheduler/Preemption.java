package dev.podfall.sim.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for less important pods to push aside. Mirrors {@code pkg/scheduler/framework/preemption} and
 * {@code plugins/defaultpreemption}.
 */
final class Preemption {
    private static final Comparator<PodInfo> MOST_IMPORTANT_FIRST =
            Comparator.comparing((PodInfo p) -> -p.priority()).thenComparing(PodInfo::started);
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::violations)
            .thenComparing(c -> c.victims().get(0).priority())
            .thenComparing(c -> c.victims().stream()
                    .mapToLong(v -> v.priority() + (1L << 31))
                    .sum())
            .thenComparing(c -> c.victims().size())
            .thenComparing(
                    c -> c.victims().stream()
                            .map(PodInfo::started)
                            .min(Comparator.naturalOrder())
                            .orElse(Instant.EPOCH),
                    Comparator.reverseOrder())
            .thenComparing(Candidate::node);

    private final Filtering filtering;

    Preemption(Filtering filtering) {
        this.filtering = filtering;
    }

    /**
     * What came of it.
     *
     * @param candidate where room can be made, or null
     * @param text what is told when there is none
     */
    record Outcome(Candidate candidate, String text) {}

    /** A node and the pods that would have to leave it, the most important first. */
    record Candidate(String node, List<PodInfo> victims, int violations) {}

    Outcome attempt(PodInfo pod, Diagnosis diagnosis, Snapshot snapshot) {
        if (pod.spec().path("preemptionPolicy").asText().equals("Never")) {
            return new Outcome(null, "not eligible due to preemptionPolicy=Never.");
        }
        if (isUnderWay(pod, snapshot)) {
            return new Outcome(null, "not eligible due to a terminating pod on the nominated node.");
        }
        List<String> potential = diagnosis.resolvableNodes();
        Diagnosis why = new Diagnosis(snapshot.nodes().size(), null);
        List<Candidate> candidates = new ArrayList<>();
        for (NodeInfo node : snapshot.nodes()) {
            if (!potential.contains(node.name())) {
                why.put(node.name(), Rejection.unresolvable("", "Preemption is not helpful for scheduling"));
                continue;
            }
            Optional<Candidate> candidate = dryRun(pod, node, snapshot);
            candidate.ifPresentOrElse(
                    candidates::add,
                    () -> why.put(
                            node.name(),
                            lesser(pod, node).isEmpty()
                                    ? Rejection.unresolvable("", "No preemption victims found for incoming pod")
                                    : filterReason(pod, node, snapshot)));
        }
        return candidates.stream()
                .min(BEST_FIRST)
                .map(c -> new Outcome(c, ""))
                .orElseGet(() -> new Outcome(null, why.text("")));
    }

    private static boolean isUnderWay(PodInfo pod, Snapshot snapshot) {
        String nominated = pod.object().status().path("nominatedNodeName").asText();
        return snapshot.nodes().stream()
                .filter(n -> n.name().equals(nominated))
                .flatMap(n -> n.pods().stream())
                .anyMatch(p -> p.priority() < pod.priority() && p.isDeleting() && wasPreempted(p));
    }

    private static boolean wasPreempted(PodInfo pod) {
        return pod.object()
                .condition("DisruptionTarget")
                .map(c -> c.path("reason").asText().equals("PreemptionByScheduler"))
                .orElse(false);
    }

    private static List<PodInfo> lesser(PodInfo pod, NodeInfo node) {
        return node.pods().stream().filter(p -> p.priority() < pod.priority()).toList();
    }

    /** Takes all lesser pods away and, as long as the pod still fits, gives the most important ones back. */
    private Optional<Candidate> dryRun(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        List<PodInfo> lesser = new ArrayList<>(lesser(pod, node));
        NodeInfo trial = node.copy();
        lesser.forEach(trial::remove);
        Snapshot imagined = snapshot.with(trial);
        if (lesser.isEmpty() || !filtering.fits(pod, trial, imagined)) {
            return Optional.empty();
        }
        lesser.sort(MOST_IMPORTANT_FIRST);
        List<PodInfo> victims = new ArrayList<>();
        List<PodInfo> guarded = guarded(lesser, snapshot);
        List<PodInfo> order = new ArrayList<>(guarded);
        lesser.stream().filter(p -> !guarded.contains(p)).forEach(order::add);
        int violations = 0;
        for (PodInfo other : order) {
            trial.add(other);
            if (!filtering.fits(pod, trial, imagined)) {
                trial.remove(other);
                victims.add(other);
                violations += guarded.contains(other) ? 1 : 0;
            }
        }
        victims.sort(MOST_IMPORTANT_FIRST);
        return victims.isEmpty() ? Optional.empty() : Optional.of(new Candidate(node.name(), victims, violations));
    }

    private Rejection filterReason(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        NodeInfo trial = node.copy();
        lesser(pod, node).forEach(trial::remove);
        Snapshot imagined = snapshot.with(trial);
        return filtering
                .filter(pod, imagined)
                .getOrDefault(trial, Optional.empty())
                .orElseGet(() -> Rejection.of("", ""));
    }

    /** Those whose loss a PodDisruptionBudget does not allow. */
    private static List<PodInfo> guarded(List<PodInfo> pods, Snapshot snapshot) {
        List<PodInfo> guarded = new ArrayList<>();
        Map<ObjectNode, Integer> allowed = new HashMap<>();
        for (PodInfo pod : pods) {
            for (ObjectNode budget : snapshot.client().list(Resources.PODDISRUPTIONBUDGETS, pod.namespace())) {
                JsonNode selector = budget.path("spec").path("selector");
                if (!selector.isEmpty() && LabelSelector.ofObject(selector).matches(pod.labels())) {
                    int left = allowed.getOrDefault(
                            budget,
                            budget.path("status").path("disruptionsAllowed").asInt());
                    allowed.put(budget, left - 1);
                    if (left <= 0 && !guarded.contains(pod)) {
                        guarded.add(pod);
                    }
                }
            }
        }
        return guarded;
    }
}
