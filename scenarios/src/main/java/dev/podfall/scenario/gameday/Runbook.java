package dev.podfall.scenario.gameday;

import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * {@code runbooks/ID.yaml}: steps that can be run.
 *
 * @param owner who keeps it current
 * @param reviewed the day somebody last tried it, as {@code 2026-10-01}
 * @param alerts which alerts link to it
 * @param use when to use it, in a sentence
 */
public record Runbook(
        @Required String id,
        @Required String title,
        @Required String owner,
        @Required String reviewed,
        List<Alert> alerts,
        @Required String use,
        @Required List<Step> steps) {
    public Runbook {
        alerts = Lists.copy(alerts);
        steps = Lists.copy(steps);
    }

    /**
     * One step: something to look at, something to change, something that must hold then; at least one of these.
     *
     * @param look a command that shows something; for people to read and to run
     * @param actions what is changed; each prints itself as kubectl
     * @param check what must hold after it
     */
    public record Step(@Required String title, String look, List<Action> actions, Check check) {
        public Step {
            actions = Lists.copy(actions);
        }
    }
}
