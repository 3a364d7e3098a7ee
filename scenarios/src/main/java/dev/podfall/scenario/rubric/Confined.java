package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * Pods have no more rights on their node, and no closer ties to one, than the healthy cluster's: no host namespaces, ports
 * or paths, no privileges, no token that they did not have, no toleration of every taint, no node by name, no higher priority;
 * and nothing that confined them is gone.
 *
 * @param selector of the pods
 * @param deployment whose template they were made from in the healthy cluster
 * @param except what another criterion of the rubric charges for, such as {@code runAsNonRoot} or {@code hostPort}: nothing is charged twice
 */
public record Confined(
        @Required String namespace,
        @Required String selector,
        @Required String deployment,
        List<String> except) implements ClaimSpec {
    public Confined {
        except = Lists.copy(except);
    }
}
