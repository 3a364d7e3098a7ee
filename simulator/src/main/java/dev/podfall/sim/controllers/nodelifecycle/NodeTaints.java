package dev.podfall.sim.controllers.nodelifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The taints that follow from a node's conditions. Mirrors {@code nodelifecycle}'s nodeConditionToTaintKeyStatusMap. */
final class NodeTaints {
    private static final String PREFIX = "node.kubernetes.io/";
    private static final Set<String> OURS = Set.of(
            "not-ready",
            "unreachable",
            "memory-pressure",
            "disk-pressure",
            "network-unavailable",
            "pid-pressure",
            "unschedulable");

    private NodeTaints() {}

    private record Taint(String key, String effect) {}

    /**
     * The taints the node is to have, or empty when it has them.
     *
     * @param evict whether a node that is not ready loses its pods
     */
    static Optional<ArrayNode> change(KubeObject node, boolean evict, Instant now) {
        List<Taint> wanted = wanted(node, evict);
        ArrayNode taints = JsonNodeFactory.instance.arrayNode();
        boolean changed = false;
        for (JsonNode present : node.spec().path("taints")) {
            Taint taint = new Taint(
                    present.path("key").asText(), present.path("effect").asText());
            if (!isOurs(taint) || wanted.remove(taint)) {
                taints.add(present);
            } else {
                changed = true;
            }
        }
        for (Taint missing : wanted) {
            taints.addObject()
                    .put("effect", missing.effect())
                    .put("key", missing.key())
                    .put("timeAdded", KubeObject.time(now));
            changed = true;
        }
        return changed ? Optional.of(taints) : Optional.empty();
    }

    private static List<Taint> wanted(KubeObject node, boolean evict) {
        List<Taint> wanted = new ArrayList<>();
        for (JsonNode condition : node.status().path("conditions")) {
            String key = key(
                    condition.path("type").asText(), condition.path("status").asText());
            if (!key.isEmpty()) {
                wanted.add(new Taint(PREFIX + key, "NoSchedule"));
                if (evict && (key.equals("not-ready") || key.equals("unreachable"))) {
                    wanted.add(new Taint(PREFIX + key, "NoExecute"));
                }
            }
        }
        if (node.spec().path("unschedulable").asBoolean()) {
            wanted.add(new Taint(PREFIX + "unschedulable", "NoSchedule"));
        }
        return wanted;
    }

    private static String key(String condition, String status) {
        return switch (condition + "=" + status) {
            case "Ready=False" -> "not-ready";
            case "Ready=Unknown" -> "unreachable";
            case "MemoryPressure=True" -> "memory-pressure";
            case "DiskPressure=True" -> "disk-pressure";
            case "NetworkUnavailable=True" -> "network-unavailable";
            case "PIDPressure=True" -> "pid-pressure";
            default -> "";
        };
    }

    private static boolean isOurs(Taint taint) {
        boolean ourKey =
                taint.key().startsWith(PREFIX) && OURS.contains(taint.key().substring(PREFIX.length()));
        boolean noExecute = taint.effect().equals("NoExecute")
                && (taint.key().endsWith("/not-ready") || taint.key().endsWith("/unreachable"));
        return ourKey && (taint.effect().equals("NoSchedule") || noExecute);
    }
}
