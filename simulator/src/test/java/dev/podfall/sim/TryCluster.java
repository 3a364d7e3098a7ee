package dev.podfall.sim;

import dev.podfall.sim.kubelet.node.NodeSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Starts a cluster to try by hand: prints where its kubeconfig is. Arguments: speed, nodes, directory to save in. */
public final class TryCluster {
    private TryCluster() {}

    /** Serves until it is stopped. */
    public static void main(String[] arguments) throws Exception {
        double speed = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        Path directory = arguments.length > 2 ? Path.of(arguments[2]) : null;
        long begin = System.nanoTime();
        Simulation simulation = directory != null && Files.exists(directory.resolve("cluster.json"))
                ? Simulation.restore(directory)
                : Simulation.start(new SimulationSpec("try", 1, Instant.now(), nodes(count), 0, directory));
        simulation.pace(speed);
        System.out.println(
                "Listening on " + simulation.url() + " after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        Path file = Files.createTempFile("try", ".kubeconfig");
        Files.writeString(file, simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default"));
        System.out.println("export KUBECONFIG=" + file);
        Thread.currentThread().join();
    }

    private static List<NodeSpec> nodes(int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NodeSpec("node-" + i, 2000, 24L << 30, 110, Map.of(), Map.of(), List.of()))
                .toList();
    }
}
