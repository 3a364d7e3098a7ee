package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Cordons a node and removes its pods, but for those of DaemonSets. Disruption budgets are not asked: a node that fails
 * does not ask either.
 */
public record Drain(@Required String node) implements Action {
    @Override
    public String kubectl() {
        return "kubectl drain " + node + " --ignore-daemonsets --delete-emptydir-data --force --disable-eviction";
    }
}
