package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.container.PodSnapshot.Sandbox;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.launch.Launch;
import dev.podfall.sim.kubelet.logs.Logs;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.net.PodSandbox;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The sandboxes and containers of a node, by pod. */
public final class ContainerStore {
    private final Host host;
    private final Logs logs;
    private final ClusterNetwork network;
    private final Addresses addresses;
    private final Map<String, PodContainers> pods = new LinkedHashMap<>();
    private Consumer<String> onChange = uid -> {};

    public ContainerStore(Host host, Logs logs, ClusterNetwork network, Addresses addresses) {
        this.host = host;
        this.logs = logs;
        this.network = network;
        this.addresses = addresses;
    }

    /** Tells {@code listener} the UID of each pod in which a sandbox or container changed. */
    public void onChange(Consumer<String> listener) {
        onChange = listener;
    }

    public PodContainers of(PodView pod) {
        return of(new PodContainers.Identity(pod.uid(), pod.namespace(), pod.name()));
    }

    private PodContainers of(PodContainers.Identity pod) {
        return pods.computeIfAbsent(
                pod.uid(), uid -> new PodContainers(host, logs, pod, () -> onChange.accept(pod.uid())));
    }

    public Optional<PodContainers> find(String uid) {
        return Optional.ofNullable(pods.get(uid));
    }

    public Collection<PodContainers> all() {
        return pods.values();
    }

    /** Makes a sandbox with an address and puts it on the network. */
    void createSandbox(PodView pod) {
        PodContainers containers = of(pod);
        Sandbox before = containers.snapshot().sandbox();
        String ip = pod.isHostNetwork() ? host.ip() : addresses.take();
        PodSandbox attached = network.attach(ip, pod.namespace(), pod.name());
        int attempt = before == null ? 0 : before.attempt() + 1;
        containers.sandbox(new Sandbox(host.dice().hex(64), attempt, true, ip), attached);
    }

    /** Takes the sandbox off the network; it stays on record with its last address. */
    void stopSandbox(PodContainers containers) {
        Sandbox sandbox = containers.snapshot().sandbox();
        if (sandbox != null && sandbox.ready()) {
            containers.network().ifPresent(PodSandbox::release);
            addresses.release(sandbox.ip());
            containers.sandbox(new Sandbox(sandbox.id(), sandbox.attempt(), false, sandbox.ip()), null);
        }
    }

    /** Removes what is left of a pod that is gone. */
    public void remove(String uid) {
        PodContainers containers = pods.get(uid);
        if (containers != null) {
            stopSandbox(containers);
            containers.forgetAll();
            pods.remove(uid);
        }
    }

    /** Reads the disk: what was there when the process ended. Sandboxes are on the network again afterwards. */
    public void load() {
        for (ObjectNode saved : host.disk().all(PodContainers.PREFIX).values()) {
            PodContainers containers = of(new PodContainers.Identity(
                    saved.path("uid").asText(),
                    saved.path("namespace").asText(),
                    saved.path("name").asText()));
            containers.load(saved, attachAgain(saved));
        }
    }

    private PodSandbox attachAgain(ObjectNode saved) {
        if (!saved.has("sandbox") || !saved.path("sandbox").path("ready").asBoolean()) {
            return null;
        }
        String ip = PodContainers.sandboxOf(saved).ip();
        addresses.reserve(ip);
        return network.attach(
                ip, saved.path("namespace").asText(), saved.path("name").asText());
    }

    /** The ids of all containers whose processes run. */
    public Set<String> running() {
        Set<String> ids = new HashSet<>();
        pods.values().forEach(p -> ids.addAll(p.processes().keySet()));
        return ids;
    }

    /** Puts on the disk what the programs want kept. */
    public void checkpoint() {
        for (PodContainers pod : pods.values()) {
            for (RunningContainer container : pod.processes().values()) {
                JsonNode state = container.takeChange();
                if (state != null) {
                    host.disk().read(Launch.PREFIX + container.id()).ifPresent(saved -> {
                        ObjectNode next = saved.deepCopy();
                        next.set("program", state);
                        host.disk().write(Launch.PREFIX + container.id(), next);
                    });
                }
            }
        }
    }
}
