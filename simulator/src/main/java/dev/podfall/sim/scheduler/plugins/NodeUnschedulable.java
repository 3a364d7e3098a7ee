package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.client.Tolerations;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.Optional;

/** A cordoned node takes no more pods. Mirrors {@code plugins/nodeunschedulable}. */
final class NodeUnschedulable implements FilterPlugin {
    @Override
    public String name() {
        return "NodeUnschedulable";
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.now() != null
                && !isCordoned(change.now())
                && (change.before() == null || isCordoned(change.before()));
    }

    private static boolean isCordoned(NodeInfo node) {
        return node.node().spec().path("unschedulable").asBoolean();
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        var taint = JsonNodeFactory.instance.objectNode();
        taint.put("key", "node.kubernetes.io/unschedulable").put("effect", "NoSchedule");
        boolean tolerates = Tolerations.find(pod.spec(), taint).isPresent();
        return node -> isCordoned(node) && !tolerates
                ? Optional.of(Rejection.unresolvable(name(), "node(s) were unschedulable"))
                : Optional.empty();
    }
}
