package dev.podfall.sim;

import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.net.PodNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A small Kubernetes in this JVM: the facade over everything under {@code sim}. Safe to call from any thread.
 *
 * <p>A new simulation stands still. {@link #advance} runs ahead as fast as it can; {@link #pace} ties it to the wall.
 */
public final class Simulation implements AutoCloseable {
    /** A new cluster with its nodes, system namespaces and a listening API server. */
    public static Simulation start(SimulationSpec spec) {
        throw new UnsupportedOperationException("not built yet: " + spec);
    }

    /** A saved cluster, at the time it was saved, standing still, on the port it had. */
    public static Simulation restore(Path directory) {
        throw new UnsupportedOperationException("not built yet: " + directory);
    }

    /** Cluster time. */
    public Instant now() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Runs ahead by that much cluster time. */
    public void advance(Duration duration) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Runs ahead until {@code done} holds, at most for {@code limit}; tells whether it did. */
    public boolean advanceUntil(BooleanSupplier done, Duration limit) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Lets time pass with the wall clock, {@code speed} times as fast. */
    public void pace(double speed) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Lets time stand still; requests are served all the same. */
    public void pause() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Runs {@code task} on the loop, with the API as the cluster's administrator. */
    public <T> T with(Function<SimClient, T> task) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Runs {@code task} on the loop. */
    public <T> T onLoop(Supplier<T> task) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The way to the nodes: logs, exec, port-forward. Call it on the loop. */
    public NodeGateway gateway() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The network as seen from a pod of that namespace with those labels (null: from a node). Call it on the loop. */
    public PodNetwork network(String namespace, String pod) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * A kubeconfig with a client certificate for that user.
     *
     * @param namespace the context's namespace
     */
    public String kubeconfig(String user, List<String> groups, String namespace) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@code https://127.0.0.1:port}. */
    public String url() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Where the cluster's ingress answers HTTP on loopback. */
    public int ingressPort() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Stops the API server and forgets everything but what is saved. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
