package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Required;

/**
 * Pods have no more rights on their node, and no closer ties to one, than the healthy cluster's: no host namespaces, ports
 * or paths, no privileges, no token that they did not have, no toleration of every taint, no node by name; and nothing that
 * confined them is gone.
 *
 * @param selector of the pods
 * @param deployment whose template they were made from in the healthy cluster
 */
public record Confined(
        @Required String namespace,
        @Required String selector,
        @Required String deployment) implements ClaimSpec {}
