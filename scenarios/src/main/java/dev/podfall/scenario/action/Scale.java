package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/** Sets the number of replicas. */
public record Scale(@Required Target target, @Required int replicas) implements Action {
    @Override
    public String kubectl() {
        return "kubectl scale " + target.shown() + " --replicas=" + replicas;
    }
}
