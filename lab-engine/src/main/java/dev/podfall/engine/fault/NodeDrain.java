package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Drain;
import java.util.List;
import java.util.Set;

/**
 * {@code node-drain}: the nodes that run some pods are cordoned and emptied, and stay cordoned. Parameters: namespace,
 * selector (of the pods). Needs a runtime whose nodes are the lab's.
 */
final class NodeDrain implements Fault {
    @Override
    public String name() {
        return "node-drain";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Set<String> nodes = Hosts.of(api, new Parameters(name(), with));
        List<Action> drain = nodes.stream().<Action>map(Drain::new).toList();
        List<Action> back = nodes.stream().<Action>map(n -> new Cordon(n, true)).toList();
        return new Injection(name(), drain, back);
    }
}
