package dev.podfall.sim.scheduler.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Amounts;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A node, the pods on it and what they take. What plugins ask of all pods again and again is kept along: which of them have
 * affinities, and how many a selector means. Mirrors {@code pkg/scheduler/framework.NodeInfo}.
 */
public final class NodeInfo {
    private final Map<String, PodInfo> pods = new LinkedHashMap<>();
    private final Map<String, PodInfo> withAffinity = new LinkedHashMap<>();
    private final Map<String, PodInfo> withRequiredAntiAffinity = new LinkedHashMap<>();
    private final Map<Group, Integer> counts = new Counts();
    private final Amounts requested = new Amounts();
    private final Amounts scoringRequested = new Amounts();
    private KubeObject node;
    private Amounts allocatable = new Amounts();

    /** A node alone, without pods. */
    public static NodeInfo of(ObjectNode json) {
        NodeInfo info = new NodeInfo();
        info.setNode(json);
        return info;
    }

    /** The node itself. */
    public KubeObject node() {
        return node;
    }

    /** Whether the node is there; pods may be heard of before their node. */
    public boolean isKnown() {
        return node != null;
    }

    public void setNode(ObjectNode json) {
        node = new KubeObject(json);
        allocatable = Amounts.of(node.status().path("allocatable"));
    }

    public void forgetNode() {
        node = null;
    }

    public String name() {
        return node.name();
    }

    public JsonNode labels() {
        return node.metadata().path("labels");
    }

    public Amounts allocatable() {
        return allocatable;
    }

    public Amounts requested() {
        return requested;
    }

    public Amounts scoringRequested() {
        return scoringRequested;
    }

    public Collection<PodInfo> pods() {
        return pods.values();
    }

    /** Those that want to be near other pods, or far from them. */
    public Collection<PodInfo> podsWithAffinity() {
        return withAffinity.values();
    }

    /** Those that keep other pods away. */
    public Collection<PodInfo> podsWithRequiredAntiAffinity() {
        return withRequiredAntiAffinity.values();
    }

    /** How many of the pods of a namespace the selector means, but for those that are being deleted. */
    public int count(String namespace, LabelSelector selector) {
        return counts.computeIfAbsent(new Group(namespace, selector), group ->
                (int) pods.values().stream().filter(group::has).count());
    }

    /** Pods that are counted. */
    private record Group(String namespace, LabelSelector selector) {
        boolean has(PodInfo pod) {
            return pod.namespace().equals(namespace) && !pod.isDeleting() && selector.matches(pod.labels());
        }
    }

    /** Of the groups asked for last; there are few, one for each application that is growing. */
    private static final class Counts extends LinkedHashMap<Group, Integer> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 16;

        Counts() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Group, Integer> eldest) {
            return size() > MOST;
        }
    }

    private void recount(PodInfo pod, int by) {
        for (Map.Entry<Group, Integer> entry : counts.entrySet()) {
            if (entry.getKey().has(pod)) {
                entry.setValue(entry.getValue() + by);
            }
        }
    }

    public void add(PodInfo pod) {
        remove(pod);
        pods.put(pod.uid(), pod);
        if (pod.hasAffinity()) {
            withAffinity.put(pod.uid(), pod);
        }
        if (pod.hasRequiredAntiAffinity()) {
            withRequiredAntiAffinity.put(pod.uid(), pod);
        }
        recount(pod, 1);
        requested.add(pod.requests(), 1);
        scoringRequested.add(pod.scoringRequests(), 1);
    }

    public void remove(PodInfo pod) {
        PodInfo present = pods.remove(pod.uid());
        if (present != null) {
            withAffinity.remove(pod.uid());
            withRequiredAntiAffinity.remove(pod.uid());
            recount(present, -1);
            requested.add(present.requests(), -1);
            scoringRequested.add(present.scoringRequests(), -1);
        }
    }

    /** A copy to try things out on. */
    public NodeInfo copy() {
        NodeInfo copy = new NodeInfo();
        copy.node = node;
        copy.allocatable = allocatable;
        pods.values().forEach(copy::add);
        return copy;
    }
}
