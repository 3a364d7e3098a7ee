package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.client.Tolerations;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tainted nodes take only pods that tolerate them. Mirrors {@code plugins/tainttoleration}. */
final class TaintToleration implements FilterPlugin, ScorePlugin {
    private static final Set<String> HARD = Set.of("NoSchedule", "NoExecute");
    private static final Set<String> SOFT = Set.of("PreferNoSchedule");

    @Override
    public String name() {
        return "TaintToleration";
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.now() != null
                && isTolerated(pod, change.now())
                && (change.before() == null || !isTolerated(pod, change.before()));
    }

    private static boolean isTolerated(PodInfo pod, NodeInfo node) {
        return Tolerations.untolerated(pod.spec(), node.node(), HARD) == 0;
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        return node -> !isTolerated(pod, node)
                ? Optional.of(Rejection.unresolvable(name(), "node(s) had untolerated taint(s)"))
                : Optional.empty();
    }

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes) {
        long[] scores = nodes.stream()
                .mapToLong(n -> Tolerations.untolerated(pod.spec(), n.node(), SOFT))
                .toArray();
        return ScorePlugin.normalize(scores, true);
    }
}
