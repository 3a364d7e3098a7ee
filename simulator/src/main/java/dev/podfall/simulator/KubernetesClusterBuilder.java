package dev.podfall.simulator;

import dev.podfall.sim.Simulation;
import dev.podfall.sim.SimulationSpec;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.webhook.AllowedHosts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a {@link KubernetesCluster} is to be; each method returns this builder. */
public final class KubernetesClusterBuilder {
    private String name = "test";
    private long seed = 1;
    private int port;
    private double speed = 1;
    private Instant start;
    private final OwnImages images = new OwnImages();
    private AllowedHosts webhookHosts = AllowedHosts.NONE;
    private List<Node> nodes = List.of(Node.named("node-1"));

    KubernetesClusterBuilder() {}

    /** Its name, as contexts of kubeconfigs have it; {@code test} if nothing is said. */
    public KubernetesClusterBuilder name(String text) {
        name = Objects.requireNonNull(text);
        return this;
    }

    /**
     * So many {@linkplain Node#named ordinary nodes}, {@code node-1} and so on; one if nothing is said.
     *
     * @throws IllegalArgumentException for fewer than one
     */
    public KubernetesClusterBuilder nodes(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A cluster needs at least one node, not " + count + ".");
        }
        nodes = IntStream.rangeClosed(1, count)
                .mapToObj(i -> Node.named("node-" + i))
                .toList();
        return this;
    }

    /**
     * These nodes.
     *
     * @throws IllegalArgumentException for none, and for two of the same name
     */
    public KubernetesClusterBuilder nodes(Node first, Node... more) {
        List<Node> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(more));
        if (all.stream().map(node -> node.spec().name()).distinct().count() < all.size()) {
            throw new IllegalArgumentException("Two nodes have the same name.");
        }
        nodes = List.copyOf(all);
        return this;
    }

    /**
     * An image of your own: its container runs and does nothing until it is told to end. There is a shell in it, for
     * commands and probes. A repository that the simulator knows, such as nginx's, then holds what is said here alone.
     *
     * @param reference as pods name it, with its tag
     * @throws IllegalArgumentException for what is no reference, or has a digest
     */
    public KubernetesClusterBuilder image(String reference) {
        images.add(reference, "pause");
        return this;
    }

    /**
     * The same with a container that listens on that port, and answers each HTTP request with 200.
     *
     * @throws IllegalArgumentException for what is no reference, or has a digest, and for what is no port
     */
    public KubernetesClusterBuilder image(String reference, int listensOn) {
        if (listensOn < 1 || listensOn > 65535) {
            throw new IllegalArgumentException(listensOn + " is no port. Give one from 1 to 65535.");
        }
        images.add(reference, "server:app:" + listensOn);
        return this;
    }

    /**
     * Servers outside of the cluster that admission webhooks with a {@code url} may call, such as {@code localhost:8443}; none if
     * nothing is said.
     *
     * @param hosts each a host or {@code host:port}
     */
    public KubernetesClusterBuilder webhookHosts(String... hosts) {
        webhookHosts = new AllowedHosts(List.of(hosts));
        return this;
    }

    /** How fast its clock runs, as {@link KubernetesCluster#speed} takes it; 1, real time, if nothing is said. */
    public KubernetesClusterBuilder speed(double factor) {
        speed = KubernetesCluster.checked(factor);
        return this;
    }

    /** What its clock says at first: now if nothing is said. Full seconds count. */
    public KubernetesClusterBuilder startingAt(Instant time) {
        start = Objects.requireNonNull(time);
        return this;
    }

    /** Decides about all chance in it, such as the names of pods: the same seed, the same story. */
    public KubernetesClusterBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** Where its API server is to listen on loopback; 0, any free port, if nothing is said. */
    public KubernetesClusterBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Starts it. It answers when this returns.
     *
     * @throws IllegalStateException when another program listens on its port
     */
    public KubernetesCluster start() {
        Instant from = (start == null ? InstantSource.system().instant() : start).truncatedTo(ChronoUnit.SECONDS);
        List<NodeSpec> specs = nodes.stream().map(Node::spec).toList();
        Simulation simulation = Simulation.start(new SimulationSpec(name, seed, from, specs, port, null, webhookHosts));
        try {
            simulation.onLoop(() -> {
                simulation.images().add(images.data());
                return null;
            });
            return new KubernetesCluster(simulation, speed);
        } catch (RuntimeException | Error failed) {
            simulation.discard();
            throw failed;
        }
    }
}
