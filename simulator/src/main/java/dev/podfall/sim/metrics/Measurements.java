package dev.podfall.sim.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.gateway.NodeStats;
import dev.podfall.sim.gateway.NodeStats.ContainerStats;
import dev.podfall.sim.loop.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all nodes measure, as {@code PodMetrics} and {@code NodeMetrics}. */
public final class Measurements {
    /** What a node uses without any pod: operating system, kubelet, container runtime. */
    private static final long SYSTEM_CPU_MILLIS = 85;

    private static final long SYSTEM_MEMORY = 610L << 20;

    private final SimClient client;
    private final Timeline time;
    private final List<NodeStats> nodes;

    /** @param nodes grows with the cluster */
    public Measurements(SimClient client, Timeline time, List<NodeStats> nodes) {
        this.client = client;
        this.time = time;
        this.nodes = nodes;
    }

    /** In order of name; {@code namespace} null for all. */
    public List<ObjectNode> pods(String namespace) {
        Map<String, List<ContainerStats>> byPod = new TreeMap<>();
        for (NodeStats node : nodes) {
            for (ContainerStats stats : node.containers()) {
                if (namespace == null
                        || namespace.isEmpty()
                        || stats.namespace().equals(namespace)) {
                    String key = stats.namespace() + "/" + stats.pod();
                    byPod.computeIfAbsent(key, k -> new ArrayList<>()).add(stats);
                }
            }
        }
        return byPod.values().stream().map(this::pod).toList();
    }

    private ObjectNode pod(List<ContainerStats> containers) {
        ContainerStats first = containers.get(0);
        ObjectNode metrics = begin("PodMetrics", Resources.PODS, first.namespace(), first.pod());
        ArrayNode list = metrics.putArray("containers");
        for (ContainerStats stats : containers) {
            ObjectNode entry = list.addObject().put("name", stats.container());
            usage(entry, stats.cpuMillis(), stats.memoryBytes());
        }
        return metrics;
    }

    List<ObjectNode> nodes() {
        return nodes.stream().map(this::node).toList();
    }

    private ObjectNode node(NodeStats node) {
        List<ContainerStats> all = node.containers();
        long cpu = all.stream().mapToLong(ContainerStats::cpuMillis).sum();
        long memory = all.stream().mapToLong(ContainerStats::memoryBytes).sum();
        ObjectNode metrics = begin("NodeMetrics", Resources.NODES, null, node.node());
        usage(metrics, cpu + SYSTEM_CPU_MILLIS, memory + SYSTEM_MEMORY);
        return metrics;
    }

    private ObjectNode begin(String kind, ResourceType type, String namespace, String name) {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.put("kind", kind).put("apiVersion", "metrics.k8s.io/v1beta1");
        ObjectNode metadata = metrics.putObject("metadata").put("name", name);
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        metadata.put("creationTimestamp", KubeObject.time(time.now()));
        Optional<ObjectNode> object = client.find(type, namespace, name);
        object.map(o -> o.path("metadata").path("labels"))
                .filter(labels -> !labels.isEmpty())
                .ifPresent(labels -> metadata.set("labels", labels.deepCopy()));
        metrics.put("timestamp", KubeObject.time(time.now()));
        return metrics.put("window", "15s");
    }

    private static void usage(ObjectNode holder, long cpuMillis, long memoryBytes) {
        holder.putObject("usage").put("cpu", cpuMillis * 1_000_000 + "n").put("memory", memoryBytes / 1024 + "Ki");
    }
}
