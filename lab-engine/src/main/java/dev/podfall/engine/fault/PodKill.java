package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Delete;
import java.util.List;

/**
 * {@code pod-kill}: pods are deleted, once. What owns them puts others in their place; there is nothing to undo.
 * Parameters: namespace, selector.
 */
final class PodKill implements Fault {
    @Override
    public String name() {
        return "pod-kill";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        Delete pods = new Delete("Pod", p.text("namespace"), null, p.text("selector"));
        return new Injection(name(), List.of(pods), List.of());
    }
}
