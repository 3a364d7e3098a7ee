package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeInfo;
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
