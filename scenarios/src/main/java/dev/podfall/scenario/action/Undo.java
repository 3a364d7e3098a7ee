package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Goes back to an earlier revision of a Deployment.
 *
 * @param toRevision 0 for the one before the present
 */
public record Undo(@Required Target target, int toRevision) implements Action {
    @Override
    public String kubectl() {
        return "kubectl rollout undo " + target.shown() + (toRevision == 0 ? "" : " --to-revision=" + toRevision);
    }
}
