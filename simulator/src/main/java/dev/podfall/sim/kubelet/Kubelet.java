package dev.podfall.sim.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.discovery.KubernetesVersion;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.events.Recorder;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.gateway.NodeStats;
import dev.podfall.sim.kubelet.admission.Admission;
import dev.podfall.sim.kubelet.container.Addresses;
import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.container.Containers;
import dev.podfall.sim.kubelet.container.PodContainers;
import dev.podfall.sim.kubelet.eviction.EvictionManager;
import dev.podfall.sim.kubelet.host.Guard;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.ImageStore;
import dev.podfall.sim.kubelet.images.PullSecrets;
import dev.podfall.sim.kubelet.lifecycle.PodWorkers;
import dev.podfall.sim.kubelet.lifecycle.Rooms;
import dev.podfall.sim.kubelet.logs.Logs;
import dev.podfall.sim.kubelet.node.NodeAgent;
import dev.podfall.sim.kubelet.node.NodeProfile;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.prober.ProbeManager;
import dev.podfall.sim.kubelet.status.PodStatusGenerator;
import dev.podfall.sim.kubelet.status.ReasonCache;
import dev.podfall.sim.kubelet.status.StatusManager;
import dev.podfall.sim.kubelet.volumes.VolumeManager;
import dev.podfall.sim.workload.ContainerRuntime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The agent of one node: registers it, runs the pods bound to it, answers for them. Everything happens on the cluster's
 * loop. Mirrors {@code pkg/kubelet/kubelet.go}; what it does is found in the rooms below.
 */
public final class Kubelet {
    private static final Duration CHECKPOINT = Duration.ofSeconds(10);

    private final Host host;
    private final Logs logs;
    private final VolumeManager volumes;
    private final ContainerStore store;
    private final ContainerRuntime runtime;
    private final Containers containers;
    private final StatusManager statuses;
    private final PodWorkers workers;
    private final NodeAgent node;
    private final EvictionManager evictions;
    private final NodeGateway gateway;
    private SimClient.Watch watch;

    /**
     * @param spec the node
     * @param number of the node in its cluster, from 0: decides its addresses
     */
    public Kubelet(NodeProfile spec, int number, Machine machine) {
        SimClient client = machine.client().as("system:node:" + spec.name());
        Recorder events = new Recorder(client, machine.time(), "kubelet", spec.name());
        String ip = "10.89.1." + (number + 2);
        NodeDirectory disk = NodeDirectory.of(machine.disk(), spec.name());
        Guard time = new Guard(machine.time());
        this.host = new Host(spec.name(), ip, client, disk, machine.files(), time, machine.dice(), events);
        this.runtime = machine.runtime();
        this.logs = new Logs(host);
        this.volumes = new VolumeManager(host);
        ImageStore images = new ImageStore(host, machine.images());
        machine.preloaded().forEach(images::preload);
        String pods = "10.244." + number + ".";
        this.store = new ContainerStore(host, logs, machine.network(), new Addresses(host, pods));
        this.containers = new Containers(
                host, new Containers.Parts(store, logs, images, volumes, machine.runtime(), machine.network()));
        ProbeManager probes = new ProbeManager(host, store, machine.network().fromNode());
        this.statuses = new StatusManager(host);
        ReasonCache reasons = new ReasonCache(host);
        PodStatusGenerator generator = new PodStatusGenerator(host, statuses, reasons, probes);
        this.workers = new PodWorkers(new Rooms(
                host,
                new Admission(host),
                containers,
                volumes,
                new PullSecrets(host),
                probes,
                statuses,
                generator,
                reasons));
        this.evictions = new EvictionManager(host, workers, store, volumes);
        this.node = new NodeAgent(host, spec, pods + "0/24", images, KubernetesVersion.GIT_VERSION);
        this.gateway = new PodGateway(host, workers, store, statuses, logs);
    }

    /** Registers the node and begins to run its pods; containers that ran before the process ended go on. */
    public void start() {
        node.start();
        store.load();
        resume();
        watch = host.client().watchWhere(Resources.PODS, "spec.nodeName", host.node(), this::changed);
        checkpointLater();
        evictions.start();
    }

    /** The node loses its power: nothing is reported any more. */
    public void stop() {
        node.stop();
        evictions.stop();
        watch.close();
    }

    public String nodeName() {
        return host.node();
    }

    /** What the API server asks of this node. */
    public NodeGateway gateway() {
        return gateway;
    }

    /** What its containers use. */
    public NodeStats stats() {
        return new UsageReport(host, workers, store);
    }

    /** The pods that are here. */
    public List<PodView> pods() {
        return List.copyOf(workers.pods());
    }

    /** Removes a directory of the node's own that was a volume. */
    public void removeDirectory(String path) {
        volumes.removeDirectory(path);
    }

    /** Puts on the disk what would be lost with the process. */
    public void checkpoint() {
        logs.checkpoint();
        store.checkpoint();
    }

    private void checkpointLater() {
        if (!host.disk().outlives()) {
            return;
        }
        host.time().nextRound(CHECKPOINT, "kubelet " + host.node() + ": checkpoint", () -> {
            checkpointLater();
            checkpoint();
        });
    }

    private void resume() {
        Set<String> there = new HashSet<>();
        for (ObjectNode object : host.client().list(Resources.PODS, null)) {
            PodView pod = new PodView(object);
            if (isMine(pod)) {
                there.add(pod.uid());
                workers.resume(pod);
            }
        }
        List<PodContainers> orphans =
                store.all().stream().filter(p -> !there.contains(p.uid())).toList();
        orphans.forEach(p -> store.remove(p.uid()));
        volumes.removeOthers(there);
        runtime.forgetOthers(store.running());
    }

    private void changed(WatchEvent event) {
        PodView pod = new PodView(event.object());
        if (event.type() == WatchEvent.Type.DELETED) {
            workers.remove(pod);
        } else {
            workers.update(pod);
        }
    }

    private boolean isMine(PodView pod) {
        return pod.spec().path("nodeName").asText().equals(host.node());
    }
}
