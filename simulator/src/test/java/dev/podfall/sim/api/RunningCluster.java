package dev.podfall.sim.api;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A whole cluster with one node, in real time, for clients that want pods to run. */
public final class RunningCluster implements AutoCloseable {
    private final Simulation simulation;

    private RunningCluster(Simulation simulation) {
        this.simulation = simulation;
    }

    public static RunningCluster start() {
        NodeSpec node = new NodeSpec("node-1", 2000, 24L << 30, 110, Map.of(), Map.of(), List.of());
        Simulation simulation = Simulation.start(new SimulationSpec("wire", 1, Instant.now(), List.of(node), 0, null));
        simulation.pace(1);
        return new RunningCluster(simulation);
    }

    public String url() {
        return simulation.url();
    }

    /** An administrator's. */
    public String kubeconfig() {
        return simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default");
    }

    @Override
    public void close() {
        simulation.close();
    }
}
