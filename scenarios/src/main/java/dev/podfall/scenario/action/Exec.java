package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * Runs a command in a container of one running pod of a workload.
 *
 * @param selector labels of the pod
 */
public record Exec(
        @Required String namespace,
        @Required String selector,
        String container,
        @Required List<String> command) implements Action {
    @Override
    public String kubectl() {
        String in = container == null ? "" : " -c " + container;
        return "kubectl exec -n " + namespace + " $(kubectl get pod -n " + namespace + " -l " + selector
                + " -o name | head -1)" + in + " -- " + String.join(" ", command);
    }
}
