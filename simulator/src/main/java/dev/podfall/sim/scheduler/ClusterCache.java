package dev.podfall.sim.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Nodes and the pods on them, as heard of, and pods just bound. Mirrors {@code pkg/scheduler/backend/cache}. */
final class ClusterCache {
    private final SimClient client;
    private final TreeMap<String, NodeInfo> nodes = new TreeMap<>();
    private final Map<String, PodInfo> placed = new HashMap<>();

    ClusterCache(SimClient client) {
        this.client = client;
    }

    void setNode(ObjectNode node) {
        node(name(node)).setNode(node);
    }

    void removeNode(ObjectNode node) {
        NodeInfo info = nodes.get(name(node));
        if (info != null) {
            info.forgetNode();
            dropIfEmpty(name(node), info);
        }
    }

    /** A pod on its node; also one that was just bound. */
    void place(PodInfo pod, String nodeName) {
        node(nodeName).add(pod);
        placed.put(pod.uid(), pod);
    }

    void remove(PodInfo pod, String nodeName) {
        placed.remove(pod.uid());
        NodeInfo info = nodes.get(nodeName);
        if (info != null) {
            info.remove(pod);
            dropIfEmpty(nodeName, info);
        }
    }

    boolean isPlaced(String uid) {
        return placed.containsKey(uid);
    }

    NodeInfo find(String nodeName) {
        NodeInfo info = nodes.get(nodeName);
        return info != null && info.isKnown() ? info : null;
    }

    Snapshot snapshot() {
        return new Snapshot(nodes.values().stream().filter(NodeInfo::isKnown).toList(), client);
    }

    private NodeInfo node(String name) {
        return nodes.computeIfAbsent(name, n -> new NodeInfo());
    }

    private void dropIfEmpty(String name, NodeInfo info) {
        if (!info.isKnown() && info.pods().isEmpty()) {
            nodes.remove(name);
        }
    }

    private static String name(ObjectNode node) {
        return node.path("metadata").path("name").asText();
    }
}
