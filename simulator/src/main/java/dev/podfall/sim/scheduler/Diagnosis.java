package dev.podfall.sim.scheduler;

import dev.podfall.sim.scheduler.framework.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why a pod fits nowhere, node by node, and how that is told. Mirrors {@code pkg/scheduler/framework.FitError}.
 */
final class Diagnosis {
    private final int allNodes;
    private final String everywhere;
    private final Map<String, Rejection> byNode = new LinkedHashMap<>();

    /** @param everywhere what keeps the pod from every node, or null */
    Diagnosis(int allNodes, String everywhere) {
        this.allNodes = allNodes;
        this.everywhere = everywhere;
    }

    /** Whether one thing keeps the pod from every node. */
    boolean isEverywhere() {
        return everywhere != null;
    }

    void put(String node, Rejection rejection) {
        byNode.put(node, rejection);
    }

    /** Nodes that might do if other pods left them. */
    List<String> resolvableNodes() {
        return byNode.entrySet().stream()
                .filter(e -> !e.getValue().unresolvable())
                .map(Map.Entry::getKey)
                .toList();
    }

    Set<String> plugins() {
        return byNode.values().stream().map(Rejection::plugin).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param afterwards what was tried then and did not help either, or empty */
    String text(String afterwards) {
        String text = "0/" + allNodes + " nodes are available:";
        if (everywhere != null) {
            text += " " + everywhere + ".";
        } else if (!byNode.isEmpty()) {
            text += " " + histogram() + ".";
        }
        return afterwards.isEmpty() ? text : text + " " + afterwards;
    }

    private String histogram() {
        Map<String, Integer> counts = new TreeMap<>();
        byNode.values().forEach(r -> r.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
