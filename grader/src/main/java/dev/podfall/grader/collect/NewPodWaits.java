package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.WaitsFor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A neighbour's pods are taken away, a pod of the server is deleted: does its successor wait until the neighbour is back? */
final class NewPodWaits {
    /** Longer than a step that gives up after some minutes, and then lets the server begin all the same. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Where nobody can move time. */
    private static final Duration BRIEFLY = Duration.ofSeconds(90);
    /** A step that failed is tried again after five minutes at the latest. */
    private static final Duration RETURN = Duration.ofMinutes(7);

    private final Cluster cluster;
    private final WaitsFor spec;
    private final TrialPods pods;

    NewPodWaits(Callers callers, Cluster cluster, WaitsFor spec) {
        this.cluster = cluster;
        this.spec = spec;
        this.pods = new TrialPods(
                callers.pods(),
                new ClaimSpec.Replacement(
                        spec.namespace(), spec.selector(), ClaimSpec.Trial.kill, PATIENCE, List.of()));
    }

    Finding run() {
        List<ObjectNode> there =
                pods.all().stream().filter(p -> !TrialPods.isEnding(p)).toList();
        if (there.isEmpty()) {
            return Finding.of(
                    JsonNodeFactory.instance.objectNode().put("obstacle", "there is no pod that could be replaced"));
        }
        Set<String> before = TrialPods.uids(there);
        NeighbourGone neighbour = new NeighbourGone(
                cluster, spec.neighbour().namespace(), spec.neighbour().deployment());
        Finding found = neighbour.run(() -> replaced(there, before));
        ((ObjectNode) found.value())
                .put("came", cluster.await(() -> isNobodyWaiting(before), RETURN))
                .put("back", neighbour.isComplete());
        return found;
    }

    private ObjectNode replaced(List<ObjectNode> there, Set<String> before) {
        Instant begin = cluster.now();
        String victim = TrialPods.name(TrialPods.victim(there));
        pods.api().delete(new ObjectAt("Pod", spec.namespace(), victim), 0L);
        boolean canMoveTime = cluster.capability(ClockControl.class).isPresent();
        cluster.await(() -> served(before).isPresent(), canMoveTime ? PATIENCE : BRIEFLY);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        served(before).ifPresent(name -> result.put("early", name));
        return result.put("victim", victim)
                .put("seconds", Duration.between(begin, cluster.now()).toSeconds());
    }

    /** How many there are is an autoscaler's affair. */
    private boolean isNobodyWaiting(Set<String> before) {
        return pods.all().stream()
                .filter(p -> !before.contains(TrialPods.uid(p)) && !TrialPods.isEnding(p))
                .allMatch(TrialPods::isReady);
    }

    /** A pod that was not there before, and is ready. */
    private Optional<String> served(Set<String> before) {
        return pods.all().stream()
                .filter(p -> !before.contains(TrialPods.uid(p)) && TrialPods.isReady(p))
                .map(TrialPods::name)
                .findFirst();
    }
}
