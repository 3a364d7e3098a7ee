package dev.podfall.sim.controllers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.controllers.runtime.CertificateSigner;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.ApiMachinery;
import dev.podfall.sim.scheduler.Scheduler;
import dev.podfall.sim.storage.NodeDirectories;
import dev.podfall.sim.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A control plane on a loop of its own: API, controllers, scheduler, and nodes whose pods run as told. */
public final class ControlPlane {
    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true);

    public final EventLoop loop =
            new EventLoop(new SimClock(Instant.parse("2026-03-01T08:00:00Z")), Runnable::run, failure -> {
                throw new AssertionError(failure);
            });
    public final SimClient client;

    /** Every event told, as {@code Normal Reason Kind/name: message}. */
    public final List<String> events = new ArrayList<>();

    /** Which pods become ready; all by default. */
    public Predicate<KubeObject> ready = pod -> true;

    /** Which pods end, a second after they began to run, and how: {@code Succeeded}, {@code Failed}, or null. */
    public Function<KubeObject, String> outcome = pod -> null;

    /** Nodes whose kubelet has stopped. */
    public final Set<String> silent = new HashSet<>();

    private final Function<String, List<ObjectNode>> podMetrics;
    private final ApiMachinery api;
    private ControllerManager controllers;
    private Scheduler scheduler;
    private final Set<String> started = new HashSet<>();
    private int addresses = 2;

    public ControlPlane() {
        this(null);
    }

    /** @param podMetrics what a metrics server says, or null for none */
    public ControlPlane(Function<String, List<ObjectNode>> podMetrics) {
        this.podMetrics = podMetrics;
        ApiMachinery api = new ApiMachinery(loop, new Dice(7), new Store());
        client = api.client("kubernetes-admin");
        client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "shop"));
        controllers = controllers(api);
        scheduler = new Scheduler(api.client("system:kube-scheduler"), loop, new Dice(9));
        this.api = api;
        loop.call(() -> {
            controllers.start();
            scheduler.start();
            client.watch(Resources.PODS, null, this::kubelet);
            return null;
        });
    }

    private ControllerManager controllers(ApiMachinery machinery) {
        return new ControllerManager(new ControllerManager.Surroundings(
                machinery::client,
                this::recorder,
                loop,
                new Dice(8),
                "-----BEGIN CERTIFICATE-----",
                podMetrics,
                NodeDirectories.NONE,
                CertificateSigner.NONE,
                (namespace, secret, account, uid) -> "token of " + account + " in " + namespace + "/" + secret));
    }

    /** Ends controllers and scheduler and starts new ones, which know nothing but what the API tells them. */
    public void restart() {
        loop.call(() -> {
            controllers.stop();
            scheduler.stop();
            controllers = controllers(api);
            scheduler = new Scheduler(api.client("system:kube-scheduler"), loop, new Dice(10));
            controllers.start();
            scheduler.start();
            return null;
        });
    }

    private EventRecorder recorder(String component) {
        return (about, fieldPath, type, reason, message) -> events.add(
                type + " " + reason + " " + about.json().path("kind").asText() + "/" + about.name() + ": " + message);
    }

    /** A node that takes pods. */
    public ControlPlane node(String name, String cpu, String memory) {
        ObjectNode node = json("{'metadata':{'name':'" + name + "','labels':{'kubernetes.io/hostname':'" + name + "'}},"
                + "'status':{'allocatable':{'cpu':'" + cpu + "','memory':'" + memory + "','pods':'110'}}}");
        node.put("apiVersion", "v1").put("kind", "Node");
        loop.call(() -> {
            client.create(Resources.NODES, node.deepCopy());
            client.updateStatus(Resources.NODES, node);
            beat(name);
            return null;
        });
        loop.runUntil(loop.now());
        events.clear();
        return this;
    }

    /** A kubelet's heartbeat, every ten seconds. */
    private void beat(String name) {
        if (client.find(Resources.NODES, null, name).isEmpty()) {
            return;
        }
        if (!silent.contains(name)) {
            ObjectNode copy = client.get(Resources.NODES, null, name).deepCopy();
            ObjectNode status = copy.withObject("/status");
            String message = "kubelet is posting ready status";
            KubeObject.setCondition(status, "Ready", "True", "KubeletReady", message, loop.now());
            status.path("conditions")
                    .forEach(c -> ((ObjectNode) c).put("lastHeartbeatTime", KubeObject.time(loop.now())));
            client.updateStatus(Resources.NODES, copy);
        }
        loop.after(Duration.ofSeconds(10), "heartbeat " + name, () -> beat(name));
    }

    /** Starts pods a second after they are bound and ends them when they are deleted. */
    private void kubelet(WatchEvent event) {
        KubeObject pod = new KubeObject(event.object());
        String node = pod.spec().path("nodeName").asText();
        if (event.type() == WatchEvent.Type.DELETED || node.isEmpty() || silent.contains(node)) {
            return;
        }
        if (pod.isTerminating()) {
            loop.after(
                    Duration.ofSeconds(1),
                    "stop " + pod.name(),
                    () -> client.find(Resources.PODS, pod.namespace(), pod.name())
                            .ifPresent(p ->
                                    client.delete(Resources.PODS, pod.namespace(), pod.name(), DeleteOptions.NOW)));
        } else if (started.add(pod.uid())) {
            loop.after(Duration.ofSeconds(1), "start " + pod.name(), () -> run(pod.namespace(), pod.name()));
        }
    }

    /** Writes the status of a running pod. */
    public void run(String namespace, String name) {
        client.find(Resources.PODS, namespace, name).ifPresent(p -> {
            ObjectNode copy = p.deepCopy();
            ObjectNode status = copy.withObject("/status").put("phase", "Running");
            if (!status.has("podIP")) {
                status.put("podIP", "10.244.0." + addresses++);
            }
            boolean isReady = ready.test(new KubeObject(p));
            KubeObject.setCondition(status, "Ready", isReady ? "True" : "False", null, null, loop.now());
            client.updateStatus(Resources.PODS, copy);
            String end = outcome.apply(new KubeObject(p));
            if (end != null) {
                loop.after(Duration.ofSeconds(1), "end " + name, () -> finish(namespace, name, end));
            }
        });
    }

    private void finish(String namespace, String name, String phase) {
        client.find(Resources.PODS, namespace, name).ifPresent(p -> {
            ObjectNode copy = p.deepCopy();
            ObjectNode status = copy.withObject("/status").put("phase", phase);
            KubeObject.setCondition(status, "Ready", "False", "PodCompleted", null, loop.now());
            client.updateStatus(Resources.PODS, copy);
        });
    }

    public void advance(Duration duration) {
        loop.runUntil(loop.now().plus(duration));
    }

    public void seconds(int count) {
        advance(Duration.ofSeconds(count));
    }

    /** Creates an object given as JSON with single quotes. */
    public ObjectNode create(ResourceType type, String text) {
        ObjectNode object = json(text);
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        if (type.namespaced()) {
            object.withObject("/metadata").put("namespace", "shop");
        }
        return loop.call(() -> client.create(type, object));
    }

    public ObjectNode patch(ResourceType type, String name, String text) {
        return loop.call(
                () -> client.patch(type, type.namespaced() ? "shop" : null, name, PatchType.MERGE, json(text), null));
    }

    public ObjectNode patchStatus(ResourceType type, String name, String text) {
        return loop.call(() ->
                client.patch(type, type.namespaced() ? "shop" : null, name, PatchType.MERGE, json(text), "status"));
    }

    public void delete(ResourceType type, String name, DeleteOptions options) {
        loop.call(() -> {
            client.delete(type, type.namespaced() ? "shop" : null, name, options);
            return null;
        });
    }

    public KubeObject get(ResourceType type, String name) {
        return loop.call(() -> new KubeObject(client.get(type, type.namespaced() ? "shop" : null, name)));
    }

    public List<KubeObject> list(ResourceType type) {
        return loop.call(() -> client.list(type, type.namespaced() ? "shop" : null).stream()
                .map(KubeObject::new)
                .toList());
    }

    /** The events that were told since last asked, with names generated by chance shortened to their stem. */
    public List<String> takeEvents() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    public static JsonNode condition(KubeObject object, String type) {
        return object.condition(type).orElseThrow(() -> new AssertionError("no condition " + type + ": " + object));
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
