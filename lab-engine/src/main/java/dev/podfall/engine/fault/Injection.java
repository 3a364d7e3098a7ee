package dev.podfall.engine.fault;

import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.authored.Lists;
import java.util.List;

/**
 * The receipt of a fault.
 *
 * @param fault its name
 * @param actions what broke it
 * @param recovery what brings back what was there before
 */
public record Injection(String fault, List<Action> actions, List<Action> recovery) {
    public Injection {
        actions = Lists.copy(actions);
        recovery = Lists.copy(recovery);
    }
}
