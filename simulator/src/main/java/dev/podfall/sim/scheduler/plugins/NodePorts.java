package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodChange;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.Optional;

/** Host ports are taken once per node. Mirrors {@code plugins/nodeports}. */
final class NodePorts implements FilterPlugin {
    @Override
    public String name() {
        return "NodePorts";
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.before() == null;
    }

    @Override
    public boolean mayHelp(PodInfo pod, PodChange change, Snapshot snapshot) {
        return change.now() == null
                && change.before().hostPorts().stream()
                        .anyMatch(freed -> pod.hostPorts().stream().anyMatch(freed::conflicts));
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        if (pod.hostPorts().isEmpty()) {
            return NodeFilter.PASS;
        }
        return node -> isTaken(pod, node)
                ? Optional.of(Rejection.of(name(), "node(s) didn't have free ports for the requested pod ports"))
                : Optional.empty();
    }

    private static boolean isTaken(PodInfo pod, NodeInfo node) {
        return node.pods().stream()
                .flatMap(p -> p.hostPorts().stream())
                .anyMatch(taken -> pod.hostPorts().stream().anyMatch(taken::conflicts));
    }
}
