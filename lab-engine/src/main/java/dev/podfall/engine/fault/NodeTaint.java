package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Taint;
import dev.podfall.scenario.action.Taint.Effect;
import java.util.List;
import java.util.Set;

/**
 * {@code node-taint}: the nodes that run some pods get a taint. Parameters: namespace, selector (of the pods), key, value
 * (empty by default), effect ({@code NoExecute} by default). Needs a runtime whose nodes are the lab's.
 */
final class NodeTaint implements Fault {
    @Override
    public String name() {
        return "node-taint";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        Effect effect = effect(p);
        String value = with.path("value").asText();
        Set<String> nodes = Hosts.of(api, p);
        List<Action> taint = nodes.stream()
                .<Action>map(n -> new Taint(n, p.text("key"), value, effect, false))
                .toList();
        List<Action> back = nodes.stream()
                .<Action>map(n -> new Taint(n, p.text("key"), value, effect, true))
                .toList();
        return new Injection(name(), taint, back);
    }

    private static Effect effect(Parameters p) {
        String wanted = p.text("effect", Effect.NoExecute.name());
        try {
            return Effect.valueOf(wanted);
        } catch (IllegalArgumentException unknown) {
            throw new FaultUnfit(p.fault(), "there is no effect " + wanted);
        }
    }
}
