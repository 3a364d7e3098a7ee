package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/** Replaces all pods of a workload, as {@code kubectl rollout restart}. */
public record Restart(@Required Target target) implements Action {
    @Override
    public String kubectl() {
        return "kubectl rollout restart " + target.shown();
    }
}
