package dev.podfall.scenario;

import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A way to repair it that earns full marks.
 *
 * @param name the folder's name
 * @param summary in one sentence
 * @param actions in order
 */
public record Solution(
        String name, @Required String summary, @Required List<Action> actions) {
    public Solution {
        actions = Lists.copy(actions);
    }

    public Solution named(String newName) {
        return new Solution(newName, summary, actions);
    }
}
