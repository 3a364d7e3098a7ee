package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.storage.NodeDirectories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a controller is given: the API as its own user, a recorder with its name, time, chance and shared informers. */
public final class ControllerContext {
    private final String name;
    private final CountingClient client;
    private final EventRecorder recorder;
    private final Shared shared;
    private final List<WorkQueue> queues = new ArrayList<>();

    public ControllerContext(String name, SimClient client, EventRecorder recorder, Shared shared) {
        this.name = name;
        this.client = new CountingClient(client);
        this.recorder = recorder;
        this.shared = shared;
    }

    /**
     * What all controllers of a process have in common.
     *
     * @param rootCa the API server's certificate authority in PEM
     * @param podMetrics what {@code metrics.k8s.io} lists in a namespace, or null when nobody serves it
     * @param directories what volumes leave behind on nodes
     * @param signer the certificate authority
     * @param tokens signs what Secrets keep of ServiceAccounts
     */
    public record Shared(
            Timeline timeline,
            Dice dice,
            Informers informers,
            String rootCa,
            Function<String, List<ObjectNode>> podMetrics,
            NodeDirectories directories,
            CertificateSigner signer,
            TokenSigner tokens) {}

    /** A queue that hands its keys to {@code reconciler}. */
    public WorkQueue queue(Reconciler reconciler) {
        return queue(WorkQueue.LATENCY, reconciler);
    }

    /** A queue whose keys wait {@code latency} before their turn. */
    public WorkQueue queue(Duration latency, Reconciler reconciler) {
        WorkQueue queue = new WorkQueue(name, shared.timeline(), latency, client::listed, reconciler);
        queues.add(queue);
        return queue;
    }

    public SimClient client() {
        return client;
    }

    public EventRecorder recorder() {
        return recorder;
    }

    public Timeline timeline() {
        return shared.timeline();
    }

    public Instant now() {
        return shared.timeline().now();
    }

    public Dice dice() {
        return shared.dice();
    }

    public Informers informers() {
        return shared.informers();
    }

    public String rootCa() {
        return shared.rootCa();
    }

    /** What {@code metrics.k8s.io} lists in a namespace; empty when nobody serves it. */
    public Optional<Function<String, List<ObjectNode>>> podMetrics() {
        return Optional.ofNullable(shared.podMetrics());
    }

    /** The nodes' own directories. */
    public NodeDirectories directories() {
        return shared.directories();
    }

    /** Stops the controller's queues. */
    public void stop() {
        queues.forEach(WorkQueue::stop);
    }

    /** The cluster's certificate authority. */
    public CertificateSigner signer() {
        return shared.signer();
    }

    /** Signs what Secrets keep of ServiceAccounts. */
    public TokenSigner tokens() {
        return shared.tokens();
    }
}
