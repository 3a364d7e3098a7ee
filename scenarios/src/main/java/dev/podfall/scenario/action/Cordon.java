package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Keeps new pods off a node, as {@code kubectl cordon}.
 *
 * @param off true lets them in again
 */
public record Cordon(@Required String node, boolean off) implements Action {
    @Override
    public String kubectl() {
        return (off ? "kubectl uncordon " : "kubectl cordon ") + node;
    }
}
