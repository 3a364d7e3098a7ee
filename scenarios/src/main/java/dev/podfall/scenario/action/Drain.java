package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Cordons a node and evicts its pods, but for those of DaemonSets. One that a disruption budget has no room for is asked for again, as
 * kubectl does, for some time.
 */
public record Drain(@Required String node) implements Action {
    @Override
    public String kubectl() {
        return "kubectl drain " + node + " --ignore-daemonsets --delete-emptydir-data --force";
    }
}
