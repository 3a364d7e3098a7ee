package dev.podfall.simulator;

import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A node of a {@link KubernetesCluster}. Each method returns another node and leaves this one as it is.
 *
 * <pre>{@code
 * Node.named("gpu-1").cpus(8).memoryGiB(32).resource("nvidia.com/gpu", 1).taint("nvidia.com/gpu=present:NoSchedule")
 * }</pre>
 */
public final class Node {
    private static final long GIB = 1L << 30;
    private static final Pattern TAINT = Pattern.compile("[^:=]+(=[^:]*)?:(NoSchedule|PreferNoSchedule|NoExecute)");

    private final String name;
    private int cpus = 4;
    private int memoryGiB = 16;
    private int pods = 110;
    private final Map<String, Long> resources = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<String> taints = new ArrayList<>();

    private Node(String name) {
        this.name = name;
    }

    /**
     * One with 4 CPUs, 16 GiB of memory, and room for 110 pods.
     *
     * @throws IllegalArgumentException for a name that no Node may have
     */
    public static Node named(String name) {
        List<String> problems = Names.subdomain(name);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("A node cannot be named \"" + name + "\": " + problems.get(0) + ".");
        }
        return new Node(name);
    }

    /** Its capacity of processors; at least 1. */
    public Node cpus(int count) {
        Node node = copy();
        node.cpus = atLeastOne(count, "CPU");
        return node;
    }

    /** Its capacity of memory; at least 1. */
    public Node memoryGiB(int gibibytes) {
        Node node = copy();
        node.memoryGiB = atLeastOne(gibibytes, "GiB of memory");
        return node;
    }

    /** How many pods it takes; at least 1. */
    public Node pods(int most) {
        Node node = copy();
        node.pods = atLeastOne(most, "pod");
        return node;
    }

    /** An extended resource that it has, such as {@code nvidia.com/gpu}. */
    public Node resource(String resource, long count) {
        Node node = copy();
        node.resources.put(resource, count);
        return node;
    }

    /** A label beside those that every node has. */
    public Node label(String key, String value) {
        Node node = copy();
        node.labels.put(key, value);
        return node;
    }

    /** @param taint as {@code kubectl taint} takes it: {@code key=value:effect} or {@code key:effect} */
    public Node taint(String taint) {
        if (!TAINT.matcher(taint).matches()) {
            throw new IllegalArgumentException(
                    "\"" + taint + "\" is no taint. Write key=value:effect or key:effect, with"
                            + " NoSchedule, PreferNoSchedule or NoExecute.");
        }
        Node node = copy();
        node.taints.add(taint);
        return node;
    }

    private Node copy() {
        Node node = new Node(name);
        node.cpus = cpus;
        node.memoryGiB = memoryGiB;
        node.pods = pods;
        node.resources.putAll(resources);
        node.labels.putAll(labels);
        node.taints.addAll(taints);
        return node;
    }

    NodeSpec spec() {
        return new NodeSpec(
                name,
                cpus * 1000L,
                memoryGiB * GIB,
                pods,
                Map.copyOf(resources),
                Map.copyOf(labels),
                List.copyOf(taints));
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException("A node needs at least one " + what + ", not " + count + ".");
        }
        return count;
    }
}
