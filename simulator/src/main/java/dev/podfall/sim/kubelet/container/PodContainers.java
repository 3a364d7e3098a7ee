package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.container.PodSnapshot.Sandbox;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.launch.Launch;
import dev.podfall.sim.kubelet.logs.Logs;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is really there of a pod on this node: its sandbox, its container instances, their processes. Kept on the disk.
 * The counterpart of containerd's view of a pod.
 */
public final class PodContainers {
    static final String PREFIX = "pod/";

    private final Host host;
    private final Logs logs;
    private final String uid;
    private final String namespace;
    private final String name;
    private final Runnable onChange;
    private final List<ContainerInstance> instances = new ArrayList<>();
    private final Map<String, RunningContainer> running = new HashMap<>();
    private Sandbox sandbox;
    private PodSandbox network;

    PodContainers(Host host, Logs logs, Identity pod, Runnable onChange) {
        this.host = host;
        this.logs = logs;
        this.uid = pod.uid();
        this.namespace = pod.namespace();
        this.name = pod.name();
        this.onChange = onChange;
    }

    /** Which pod. */
    record Identity(String uid, String namespace, String name) {}

    public String uid() {
        return uid;
    }

    /** How it is now. */
    public PodSnapshot snapshot() {
        return new PodSnapshot(sandbox, List.copyOf(instances));
    }

    /** The process of a running container. */
    public Optional<Container> process(String containerId) {
        return Optional.ofNullable(running.get(containerId)).map(RunningContainer::handle);
    }

    /** The pod's place on the network while its sandbox stands. */
    public Optional<PodSandbox> network() {
        return Optional.ofNullable(network);
    }

    Map<String, RunningContainer> processes() {
        return running;
    }

    void sandbox(Sandbox newSandbox, PodSandbox newNetwork) {
        sandbox = newSandbox;
        network = newNetwork;
        changed();
    }

    void put(ContainerInstance instance) {
        int at = indexOf(instance.id());
        if (at < 0) {
            instances.add(0, instance);
            forgetOlder(instance.name());
        } else {
            instances.set(at, instance);
        }
        changed();
    }

    Optional<ContainerInstance> instance(String id) {
        int at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(instances.get(at));
    }

    private int indexOf(String id) {
        for (int i = 0; i < instances.size(); i++) {
            if (instances.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The current and the one before stay; their logs are what {@code kubectl logs --previous} reads. */
    private void forgetOlder(String container) {
        List<ContainerInstance> own =
                instances.stream().filter(i -> i.name().equals(container)).toList();
        for (ContainerInstance old : own.subList(Math.min(2, own.size()), own.size())) {
            instances.remove(old);
            forget(old);
        }
    }

    /** Leaves nothing of the pod on the disk. */
    void forgetAll() {
        instances.forEach(this::forget);
        instances.clear();
        host.disk().remove(PREFIX + uid);
    }

    private void forget(ContainerInstance old) {
        logs.remove(old.id());
        host.disk().remove(Launch.PREFIX + old.id());
    }

    private void changed() {
        save();
        onChange.run();
    }

    private void save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("uid", uid).put("namespace", namespace).put("name", name);
        if (sandbox != null) {
            saved.putObject("sandbox")
                    .put("id", sandbox.id())
                    .put("attempt", sandbox.attempt())
                    .put("ready", sandbox.ready())
                    .put("ip", sandbox.ip());
        }
        ArrayNode all = saved.putArray("containers");
        instances.forEach(i -> all.add(i.save()));
        host.disk().write(PREFIX + uid, saved);
    }

    void load(ObjectNode saved, PodSandbox attached) {
        saved.path("containers").forEach(c -> instances.add(ContainerInstance.load(c)));
        if (saved.has("sandbox")) {
            sandbox = sandboxOf(saved);
        }
        network = attached;
    }

    static Sandbox sandboxOf(ObjectNode saved) {
        return new Sandbox(
                saved.path("sandbox").path("id").asText(),
                saved.path("sandbox").path("attempt").asInt(),
                saved.path("sandbox").path("ready").asBoolean(),
                saved.path("sandbox").path("ip").asText());
    }
}
