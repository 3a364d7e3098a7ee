package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodChange;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Requests must fit what is free; emptier nodes are liked better. Mirrors {@code plugins/noderesources/fit.go}. */
final class NodeResourcesFit implements FilterPlugin, ScorePlugin {
    @Override
    public String name() {
        return "NodeResourcesFit";
    }

    /** As upstream it asks whether the pod would fit the node if it were empty: others may be pushed aside. */
    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        if (change.now() == null || fit(pod, change.now()).isPresent()) {
            return false;
        }
        return change.before() == null
                || grew("pods", change)
                || wanted(pod).anyMatch(resource -> grew(resource, change));
    }

    private static boolean grew(String resource, NodeChange change) {
        return change.now().allocatable().get(resource)
                > change.before().allocatable().get(resource);
    }

    @Override
    public boolean mayHelp(PodInfo pod, PodChange change, Snapshot snapshot) {
        return change.now() == null
                || change.isUpdate()
                        && wanted(pod)
                                .anyMatch(r -> change.before().requests().get(r)
                                        > change.now().requests().get(r));
    }

    private static Stream<String> wanted(PodInfo pod) {
        return StreamSupport.stream(pod.requests().names().spliterator(), false)
                .filter(resource -> pod.requests().get(resource) > 0);
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        return node -> fit(pod, node);
    }

    private Optional<Rejection> fit(PodInfo pod, NodeInfo node) {
        List<String> reasons = new ArrayList<>();
        boolean unresolvable = false;
        if (node.pods().size() + 1 > node.allocatable().get("pods")) {
            reasons.add("Too many pods");
        }
        for (String resource : pod.requests().names()) {
            long wanted = pod.requests().get(resource);
            long allocatable = node.allocatable().get(resource);
            if (wanted > 0 && wanted > allocatable - node.requested().get(resource)) {
                reasons.add("Insufficient " + resource);
                unresolvable |= wanted > allocatable;
            }
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Rejection(name(), reasons, unresolvable));
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes) {
        return nodes.stream()
                .mapToLong(n -> (free(pod, n, "cpu") + free(pod, n, "memory")) / 2)
                .toArray();
    }

    private static long free(PodInfo pod, NodeInfo node, String resource) {
        long capacity = node.allocatable().get(resource);
        long requested =
                node.scoringRequested().get(resource) + pod.scoringRequests().get(resource);
        return capacity == 0 || requested > capacity ? 0 : (capacity - requested) * MAX_SCORE / capacity;
    }
}
