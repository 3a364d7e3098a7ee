package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.Cluster;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.gameday.GameDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The nodes of a drill's cluster. Game days are written for two that run pods, {@code node-1} and {@code node-2}. */
final class DrillNodes {
    /** The first is the control plane's. */
    static final int ON_KIND = 3;

    private static final List<String> WRITTEN = List.of("node-1", "node-2");
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    private static final Set<String> FAULTS = Set.of("node-drain", "node-cordon", "node-taint");

    private DrillNodes() {}

    /** Whether a game day closes or empties some. */
    static boolean areNeeded(GameDay gameDay) {
        return faults(gameDay).findAny().isPresent();
    }

    private static Stream<FaultSpec> faults(GameDay gameDay) {
        return gameDay.facts().cues().stream()
                .flatMap(c -> c.faults().stream())
                .filter(f -> FAULTS.contains(f.fault()));
    }

    /** What the written ones are called on a cluster. */
    static Map<String, String> names(Cluster cluster) {
        List<String> there = new ArrayList<>();
        List<ObjectNode> all = cluster.api().list("Node", null, null);
        for (ObjectNode node : all) {
            boolean isForPods = all.size() == 1 || !node.at("/metadata/labels").has(CONTROL_PLANE);
            if (isForPods || cluster.capability(Consent.class).isPresent()) {
                there.add(node.at("/metadata/name").asText());
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < WRITTEN.size() && !there.isEmpty(); i++) {
            names.put(WRITTEN.get(i), there.get(Math.min(i, there.size() - 1)));
        }
        return names;
    }

    /** @throws NotInThisDrill if none of the pods that are to be driven away is on a node that may be emptied */
    static void requirePods(Cluster cluster, GameDay gameDay) {
        List<String> known = cluster.api().list("Node", null, null).stream()
                .map(n -> n.at("/metadata/name").asText())
                .toList();
        faults(gameDay).forEach(fault -> {
            String namespace = fault.with().path("namespace").asText();
            boolean some = cluster
                    .api()
                    .list("Pod", namespace, fault.with().path("selector").asText())
                    .stream()
                    .anyMatch(p -> known.contains(p.at("/spec/nodeName").asText()));
            if (!some) {
                throw NotInThisDrill.podsElsewhere(known);
            }
        });
    }
}
