package dev.podfall.sim.kubelet.prober;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.container.ContainerStore;
import dev.podfall.sim.kubelet.container.PodContainers;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.launch.CommandRunner;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.net.PodNetwork;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The probes of all pods of a node, and what they say of containers. Mirrors {@code pkg/kubelet/prober}. */
public final class ProbeManager {
    private static final String RUNTIME = "containerd://";

    private final Host host;
    private final ContainerStore containers;
    private final ProbeRunner runner;
    private final ProbeResults results = new ProbeResults();
    private final Map<Key, ProbeWorker> workers = new LinkedHashMap<>();
    private final Set<String> resumed = new HashSet<>();
    private Function<String, JsonNode> statuses = uid -> null;
    private Listener listener = (pod, container, type, success) -> {};

    private record Key(String uid, String container, ProbeType type) {}

    /** Told of every change of a result. */
    public interface Listener {
        /** @param success null for unknown */
        void changed(PodView pod, ContainerSpec container, ProbeType type, Boolean success);
    }

    public ProbeManager(Host host, ContainerStore containers, PodNetwork network) {
        this.host = host;
        this.containers = containers;
        this.runner = new ProbeRunner(network, new CommandRunner(host));
    }

    /** @param newStatuses the status last set of a pod, by UID; null when there is none */
    public void connect(Function<String, JsonNode> newStatuses, Listener newListener) {
        statuses = newStatuses;
        listener = newListener;
    }

    public ProbeResults results() {
        return results;
    }

    /** Containers that run since before the kubelet did keep their readiness until probed. */
    public void resumed(String containerId) {
        resumed.add(containerId);
    }

    /** Sees to it that the pod is probed. */
    public void add(PodView pod) {
        for (ContainerSpec container : pod.allContainers()) {
            boolean probed = container.kind() == ContainerSpec.Kind.REGULAR || container.isSidecar();
            for (ProbeType type : ProbeType.values()) {
                Key key = new Key(pod.uid(), container.name(), type);
                if (probed && container.probe(type.field()).isObject() && !workers.containsKey(key)) {
                    ProbeWorker worker = new ProbeWorker(host, this, pod, container, type);
                    workers.put(key, worker);
                    worker.start();
                }
            }
        }
    }

    /** The pod stops: nothing may restart its containers any more. */
    public void stopLivenessAndStartup(PodView pod) {
        stop(pod, Set.of(ProbeType.LIVENESS, ProbeType.STARTUP));
    }

    public void remove(PodView pod) {
        stop(pod, Set.of(ProbeType.values()));
    }

    private void stop(PodView pod, Set<ProbeType> types) {
        for (Key key : List.copyOf(workers.keySet())) {
            if (key.uid().equals(pod.uid()) && types.contains(key.type())) {
                workers.remove(key).stop();
            }
        }
    }

    void stop(ProbeWorker worker) {
        workers.values().remove(worker);
        worker.stop();
    }

    /** Fills in {@code started} and {@code ready}. Mirrors {@code UpdatePodStatus}. */
    public void update(PodView pod, ObjectNode status) {
        status.path("containerStatuses").forEach(c -> judge(pod, (ObjectNode) c));
        for (JsonNode c : status.path("initContainerStatuses")) {
            ContainerSpec spec = pod.container(c.path("name").asText()).orElse(null);
            if (spec != null && spec.isSidecar()) {
                judge(pod, (ObjectNode) c);
            } else {
                JsonNode terminated = c.path("state").path("terminated");
                boolean done =
                        terminated.isObject() && terminated.path("exitCode").asInt() == 0;
                ((ObjectNode) c).put("started", c.path("state").has("running")).put("ready", done);
            }
        }
    }

    private void judge(PodView pod, ObjectNode c) {
        boolean running = c.path("state").has("running");
        String name = c.path("name").asText();
        String id = containerId(c);
        boolean started = running && isStarted(pod, name, id);
        c.put("started", started);
        c.put("ready", started && isReady(pod, name, id));
    }

    /** The id in a container's status, without the runtime's name. */
    static String containerId(JsonNode status) {
        String id = status.path("containerID").asText();
        return id.startsWith(RUNTIME) ? id.substring(RUNTIME.length()) : id;
    }

    private boolean isStarted(PodView pod, String name, String id) {
        if (results.isKnown(ProbeType.STARTUP, id)) {
            return results.get(ProbeType.STARTUP, id).orElse(false);
        }
        boolean probed = workers.containsKey(new Key(pod.uid(), name, ProbeType.STARTUP));
        return isUnwatched(pod, name, id, ProbeType.STARTUP) ? reported(pod, name, "started") : !probed;
    }

    private boolean isReady(PodView pod, String name, String id) {
        if (results.get(ProbeType.READINESS, id).orElse(false)) {
            return true;
        }
        ProbeWorker worker = workers.get(new Key(pod.uid(), name, ProbeType.READINESS));
        if (worker != null) {
            host.time().soon("kubelet " + host.node() + ": probe readiness of " + name, worker::trigger);
        }
        return isUnwatched(pod, name, id, ProbeType.READINESS) ? reported(pod, name, "ready") : worker == null;
    }

    /** A container with a probe that runs since before the kubelet did, and that nobody probes yet. */
    private boolean isUnwatched(PodView pod, String name, String id, ProbeType type) {
        return isResumed(id)
                && !workers.containsKey(new Key(pod.uid(), name, type))
                && pod.container(name)
                        .filter(c -> c.probe(type.field()).isObject())
                        .isPresent();
    }

    /** What the pod's status said when the kubelet came back. */
    private static boolean reported(PodView pod, String name, String field) {
        for (JsonNode c : pod.status().path("containerStatuses")) {
            if (c.path("name").asText().equals(name)) {
                return c.path(field).asBoolean();
            }
        }
        return false;
    }

    void set(PodView pod, ContainerSpec container, ProbeType type, String id, Boolean success) {
        if (results.set(type, id, success)) {
            listener.changed(pod, container, type, success);
        }
    }

    Optional<JsonNode> statusOf(String uid) {
        return Optional.ofNullable(statuses.apply(uid));
    }

    Optional<PodContainers> containers(PodView pod) {
        return containers.find(pod.uid());
    }

    boolean isResumed(String containerId) {
        return resumed.contains(containerId);
    }

    ProbeRunner runner() {
        return runner;
    }
}
