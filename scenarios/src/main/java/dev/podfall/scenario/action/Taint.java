package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Puts a taint on a node, as {@code kubectl taint}.
 *
 * @param value may be empty
 * @param off true takes it away
 */
public record Taint(
        @Required String node,
        @Required String key,
        String value,
        @Required Effect effect,
        boolean off) implements Action {
    public Taint {
        value = value == null ? "" : value;
    }

    /** What it does to pods that do not tolerate it. */
    public enum Effect {
        NoSchedule,
        PreferNoSchedule,
        NoExecute
    }

    @Override
    public String kubectl() {
        String taint = value.isEmpty() ? key + ":" + effect : key + "=" + value + ":" + effect;
        return "kubectl taint nodes " + node + " " + taint + (off ? "-" : "");
    }
}
