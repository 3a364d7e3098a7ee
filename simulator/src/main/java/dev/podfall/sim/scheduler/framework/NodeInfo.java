package dev.podfall.sim.scheduler.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Amounts;
import dev.podfall.sim.client.KubeObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A node, the pods on it and what they take. Mirrors {@code pkg/scheduler/framework.NodeInfo}. */
public final class NodeInfo {
    private final Map<String, PodInfo> pods = new LinkedHashMap<>();
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

    public void add(PodInfo pod) {
        remove(pod);
        pods.put(pod.uid(), pod);
        requested.add(pod.requests(), 1);
        scoringRequested.add(pod.scoringRequests(), 1);
    }

    public void remove(PodInfo pod) {
        PodInfo present = pods.remove(pod.uid());
        if (present != null) {
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
