package dev.podfall.sim.parity;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.kubelet.node.NodeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A simulated cluster of the shape that the sessions were recorded on: one node of two cores. */
final class EmbeddedCluster implements TestedCluster {
    private static final double HURRIED = 10;

    private final Simulation simulation;
    private final Path kubeconfig;

    EmbeddedCluster(Path directory) throws IOException {
        NodeSpec node = new NodeSpec("node-1", 2000, 24L << 30, 110, Map.of(), Map.of(), List.of());
        simulation = Simulation.start(new SimulationSpec("parity", 1, Instant.now(), List.of(node), 0, null));
        kubeconfig = directory.resolve("embedded.kubeconfig");
        Files.writeString(kubeconfig, simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
        calm();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void hurry() {
        simulation.pace(HURRIED);
    }

    @Override
    public void calm() {
        simulation.pace(1);
    }

    /** Lets cluster time pass, as fast as the machine can. */
    void pass(Duration duration) {
        simulation.advance(duration);
        calm();
    }

    /** Where its API server listens. */
    String url() {
        return simulation.url();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
