package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.List;
import java.util.Optional;

/** nodeSelector and node affinity. Mirrors {@code plugins/nodeaffinity}. */
final class NodeAffinity implements FilterPlugin, ScorePlugin {
    @Override
    public String name() {
        return "NodeAffinity";
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.now() != null
                && NodeSelector.required(pod.spec(), change.now().node())
                && (change.before() == null
                        || !NodeSelector.required(pod.spec(), change.before().node()));
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        return node -> NodeSelector.required(pod.spec(), node.node())
                ? Optional.empty()
                : Optional.of(Rejection.unresolvable(name(), "node(s) didn't match Pod's node affinity/selector"));
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes) {
        long[] scores = nodes.stream()
                .mapToLong(n -> NodeSelector.preferred(pod.spec(), n.node()))
                .toArray();
        return ScorePlugin.normalize(scores, false);
    }
}
