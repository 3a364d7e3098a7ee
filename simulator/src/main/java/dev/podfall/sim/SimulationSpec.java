package dev.podfall.sim;

import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.webhook.AllowedHosts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a simulated cluster is to be.
 *
 * @param name the cluster's name, also in its kubeconfig
 * @param seed of all chance in it
 * @param start cluster time to begin at
 * @param nodes at least one
 * @param port the API server's TCP port on loopback; 0 for any free one
 * @param directory where it is saved as it lives; null for nowhere
 * @param webhookHosts servers outside that its webhooks may call; not saved
 */
public record SimulationSpec(
        String name,
        long seed,
        Instant start,
        List<NodeSpec> nodes,
        int port,
        Path directory,
        AllowedHosts webhookHosts) {
    /** One whose webhooks may call what the server's owner allows in {@value AllowedHosts#VARIABLE}. */
    public SimulationSpec(String name, long seed, Instant start, List<NodeSpec> nodes, int port, Path directory) {
        this(name, seed, start, nodes, port, directory, AllowedHosts.parse(System.getenv(AllowedHosts.VARIABLE)));
    }
}
