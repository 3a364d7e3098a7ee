package dev.podfall.sim.kubelet;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.files.FileStore;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.kubelet.node.NodeProfile;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.net.cluster.SimulatedNetwork;
import dev.podfall.sim.registry.ApiMachinery;
import dev.podfall.sim.store.Journal;
import dev.podfall.sim.store.Snapshot;
import dev.podfall.sim.store.Store;
import dev.podfall.sim.table.IncludeObject;
import dev.podfall.sim.table.PodPrinter;
import dev.podfall.sim.table.TablePrinters;
import dev.podfall.sim.workload.images.ImageCatalogue;
import dev.podfall.sim.workload.runtime.SimulatedRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One node with its kubelet on a real API, runtime and network; pods are bound to it by hand. */
final class NodeBench {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    static final String NAMESPACE = "shop";

    final List<Throwable> failures = new ArrayList<>();
    final ImageCatalogue images = ImageCatalogue.standard();
    /** What is stored outlives {@link #restart}, as on a disk. */
    private final Store store = new Store(new Snapshot(), new Journal() {
        @Override
        public void put(long revision, String type, String key, ObjectNode object) {}

        @Override
        public void remove(long revision, String type, String key) {}

        @Override
        public void disk(String key, ObjectNode value) {}
    });

    private final Map<String, List<String>> statuses = new LinkedHashMap<>();
    private final FileStore files = FileStore.temporary(this::now);
    private final SimClock clock = new SimClock(Instant.parse("2026-03-01T08:00:00Z"));
    EventLoop loop;
    ApiMachinery api;
    SimClient client;
    SimulatedNetwork network;
    NodeRouter router;
    Kubelet kubelet;

    private Instant now() {
        return clock.now();
    }

    NodeBench() {
        process();
        for (String namespace : List.of(NAMESPACE, "kube-node-lease", "default")) {
            if (client.find(Resources.NAMESPACES, null, namespace).isEmpty()) {
                client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, namespace));
            }
        }
        boot();
    }

    private void process() {
        loop = new EventLoop(clock, Runnable::run, failures::add);
        api = new ApiMachinery(loop, new Dice(7), store);
        client = api.client("kubernetes-admin");
        network = new SimulatedNetwork(client, loop, new Dice(3));
        router = new NodeRouter(client);
    }

    /** The process ends without a word and another one goes on with what was stored. */
    void restart() {
        loop.close();
        process();
        boot();
    }

    /** Starts a kubelet on what the disk holds. */
    private void boot() {
        client.watch(Resources.PODS, NAMESPACE, this::seen);
        NodeProfile spec = new NodeProfile("node-1", 4000, 16L << 30, 110, Map.of(), Map.of("zone", "a"), List.of());
        NodeFiles disk = files.node("node-1", NodeProfile.DISK_BYTES);
        SimulatedRuntime runtime = new SimulatedRuntime(loop, network, disk);
        Machine machine =
                new Machine(client, api.nodeDisk(), disk, loop, new Dice(11), runtime, images, network, List.of());
        kubelet = new Kubelet(spec, 0, machine);
        loop.call(() -> {
            kubelet.start();
            router.add(kubelet);
            return null;
        });
        pass(Duration.ZERO);
    }

    private void seen(WatchEvent event) {
        String name = new KubeObject(event.object()).name();
        JsonNode cells = TablePrinters.print(new PodPrinter(), List.of(event.object()), loop.now(), IncludeObject.NONE)
                .path("rows")
                .path(0)
                .path("cells");
        String now = event.type() == WatchEvent.Type.DELETED
                ? "deleted"
                : cells.path(2).asText() + "(" + cells.path(1).asText() + ")";
        List<String> all = statuses.computeIfAbsent(name, k -> new ArrayList<>());
        if (all.isEmpty() || !all.get(all.size() - 1).equals(now)) {
            all.add(now);
        }
    }

    /** What {@code kubectl get pods -w} showed of a pod, repetitions left out. */
    List<String> statuses(String pod) {
        return statuses.getOrDefault(pod, List.of());
    }

    /** JSON in which quotes may be single ones or missing on names. */
    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a pod on the node; {@code spec} is the inside of the spec's braces. */
    KubeObject run(String name, String spec) {
        ObjectNode pod = json("{apiVersion:'v1',kind:'Pod',metadata:{name:'" + name + "',namespace:'" + NAMESPACE
                + "',labels:{app:'" + name + "'}},spec:{nodeName:'node-1',automountServiceAccountToken:false,"
                + spec + "}}");
        return new KubeObject(loop.call(() -> client.create(Resources.PODS, pod)));
    }

    /** A pod with one container {@code c}. */
    KubeObject container(String name, String container) {
        return run(name, "containers:[{name:'c'," + container + "}]");
    }

    void create(dev.podfall.sim.client.ResourceType type, String object) {
        loop.call(() -> client.create(type, json(object)));
    }

    void pass(Duration time) {
        loop.runUntil(loop.now().plus(time));
        check();
    }

    void passUntil(BooleanSupplier done, Duration limit) {
        boolean held = loop.runUntil(loop.now().plus(limit), done);
        check();
        if (!held) {
            throw new AssertionError("It did not happen within " + limit + ": " + statuses + "\n" + allEvents());
        }
    }

    /** Runs until {@code kubectl get pods} shows this STATUS(READY). */
    void until(String pod, String status, Duration limit) {
        passUntil(
                () -> {
                    List<String> all = statuses(pod);
                    return !all.isEmpty() && all.get(all.size() - 1).equals(status);
                },
                limit);
    }

    private void check() {
        if (!failures.isEmpty()) {
            throw new AssertionError("A task on the loop failed.", failures.get(0));
        }
    }

    KubeObject pod(String name) {
        return new KubeObject(client.get(Resources.PODS, NAMESPACE, name));
    }

    /** The status of the pod's only container. */
    JsonNode status(String pod) {
        return pod(pod).status().path("containerStatuses").path(0);
    }

    /** {@code type reason: message} of each event about a pod, in order of creation, with {@code (xN)} for repeated ones. */
    List<String> events(String pod) {
        List<ObjectNode> own = new ArrayList<>(client.list(Resources.EVENTS, NAMESPACE));
        own.removeIf(e -> !e.path("involvedObject").path("name").asText().equals(pod));
        own.sort(java.util.Comparator.comparing(
                e -> e.path("metadata").path("name").asText()));
        List<String> texts = new ArrayList<>();
        for (ObjectNode event : own) {
            int count = event.path("count").asInt();
            texts.add(event.path("type").asText() + " " + event.path("reason").asText() + ": "
                    + event.path("message").asText() + (count > 1 ? " (x" + count + ")" : ""));
        }
        return texts;
    }

    private String allEvents() {
        StringBuilder all = new StringBuilder();
        statuses.keySet()
                .forEach(p -> all.append(p).append(" ").append(events(p)).append("\n"));
        return all.toString();
    }

    void delete(String pod, Long graceSeconds) {
        loop.call(() -> {
            client.delete(
                    Resources.PODS,
                    NAMESPACE,
                    pod,
                    new dev.podfall.sim.client.DeleteOptions(graceSeconds, null, null, null, false));
            return null;
        });
    }

    String logs(String pod, boolean previous) {
        return logs(new NodeGateway.LogRequest(NAMESPACE, pod, "c", previous, false, false, null, null, null, null));
    }

    String logs(NodeGateway.LogRequest request) {
        StringBuilder text = new StringBuilder();
        loop.call(() -> router.logs(request, new Collected(text)));
        return text.toString();
    }

    /** Output as text. */
    record Collected(StringBuilder text) implements NodeGateway.Output {
        @Override
        public void out(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void ended(int exitCode) {
            text.append(exitCode == 0 ? "" : "[exit " + exitCode + "]");
        }

        @Override
        public void failed(String message) {
            text.append("[failed: ").append(message).append("]");
        }
    }
}
