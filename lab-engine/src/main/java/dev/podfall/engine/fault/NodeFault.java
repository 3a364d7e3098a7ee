package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Drain;
import dev.podfall.scenario.action.Taint;
import dev.podfall.scenario.action.Taint.Effect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something happens to the nodes that run some pods; faults name pods, for nodes are called differently on every cluster.
 * Needs a runtime whose nodes are the lab's.
 */
enum NodeFault implements Fault {
    DRAIN(
            "node-drain",
            "The nodes that run these pods are cordoned and emptied, and stay cordoned.",
            "The pods stay Pending if no other node has room; the nodes show SchedulingDisabled. A disruption budget that has no room"
                    + " for a minute stops it, and the nodes are opened again: beside a budget, empty the first only.") {
        @Override
        Map<String, FaultPage.Parameter> more() {
            return Map.of("nodes", new FaultPage.Parameter("all of them, or the first by name", "all", "all|first"));
        }

        @Override
        Set<String> chosen(Set<String> nodes, Parameters with) {
            return with.text("nodes").equals("first") ? Set.of(nodes.iterator().next()) : nodes;
        }

        @Override
        Action forth(String node, Parameters with) {
            return new Drain(node);
        }

        @Override
        Action back(String node, Parameters with) {
            return new Cordon(node, true);
        }
    },
    CORDON(
            "node-cordon",
            "The nodes that run these pods take no new ones.",
            "What runs goes on; new pods stay Pending if no other node has room.") {
        @Override
        Action forth(String node, Parameters with) {
            return new Cordon(node, false);
        }

        @Override
        Action back(String node, Parameters with) {
            return new Cordon(node, true);
        }
    },
    TAINT(
            "node-taint",
            "The nodes that run these pods get a taint that the pods do not tolerate.",
            "Pods are driven away or kept away: \"node(s) had untolerated taint\".") {
        @Override
        Map<String, FaultPage.Parameter> more() {
            Map<String, FaultPage.Parameter> more = new LinkedHashMap<>();
            more.put("key", new FaultPage.Parameter("the taint's key", null, null));
            more.put("value", new FaultPage.Parameter("its value", "true", null));
            more.put(
                    "effect",
                    new FaultPage.Parameter(
                            "one of NoSchedule, PreferNoSchedule, NoExecute",
                            Effect.NoExecute.name(),
                            "NoSchedule|PreferNoSchedule|NoExecute"));
            return more;
        }

        @Override
        Action forth(String node, Parameters with) {
            return taint(node, with, false);
        }

        @Override
        Action back(String node, Parameters with) {
            return taint(node, with, true);
        }

        private static Taint taint(String node, Parameters with, boolean off) {
            return new Taint(node, with.text("key"), with.text("value"), Effect.valueOf(with.text("effect")), off);
        }
    };

    private static final String NOT_THEIRS = "Nodes are the platform team's: a learner may not give them back.";

    private final String id;
    private final String does;
    private final String seen;

    NodeFault(String id, String does, String seen) {
        this.id = id;
        this.does = does;
        this.seen = seen;
    }

    abstract Action forth(String node, Parameters with);

    abstract Action back(String node, Parameters with);

    Map<String, FaultPage.Parameter> more() {
        return Map.of();
    }

    /** Which of the nodes it is about. */
    Set<String> chosen(Set<String> nodes, Parameters with) {
        return nodes;
    }

    @Override
    public FaultPage page() {
        Map<String, FaultPage.Parameter> parameters = new LinkedHashMap<>();
        parameters.put("selector", new FaultPage.Parameter("the labels of the pods", null, null));
        parameters.putAll(more());
        return new FaultPage(id, FaultPage.Group.scheduling, does, seen, parameters, FaultDraw.never(NOT_THEIRS));
    }

    @Override
    public Injection plan(ClusterApi api, Parameters with) {
        Set<String> nodes = chosen(nodes(api, with), with);
        return new Injection(
                id,
                nodes.stream().map(n -> forth(n, with)).toList(),
                nodes.stream().map(n -> back(n, with)).toList());
    }

    private static Set<String> nodes(ClusterApi api, Parameters with) {
        Set<String> known = new TreeSet<>();
        api.list("Node", null, null)
                .forEach(n -> known.add(n.at("/metadata/name").asText()));
        Set<String> nodes = new TreeSet<>();
        for (ObjectNode pod : api.list("Pod", with.text("namespace"), with.text("selector"))) {
            String node = pod.at("/spec/nodeName").asText();
            if (known.contains(node)) {
                nodes.add(node);
            }
        }
        if (nodes.isEmpty()) {
            throw new FaultUnfit(
                    with.fault(), "no pod with " + with.text("selector") + " runs on a node that may be touched");
        }
        return nodes;
    }
}
