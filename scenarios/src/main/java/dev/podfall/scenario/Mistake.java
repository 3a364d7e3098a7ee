package dev.podfall.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;
import java.util.Map;

/**
 * A tempting wrong or half repair, and what it must earn.
 *
 * @param name the folder's name
 * @param summary why one would do it, and why it is wrong
 * @param actions in order
 * @param answers diagnosis answers by question; left out: the right ones
 * @param earns the exact score
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mistake(
        String name,
        @Required String summary,
        @Required List<Action> actions,
        Map<String, String> answers,
        @Required int earns) {
    public Mistake {
        actions = Lists.copy(actions);
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    public Mistake named(String newName) {
        return new Mistake(newName, summary, actions, answers, earns);
    }
}
