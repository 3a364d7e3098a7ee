package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** One option is right. The response is its value. */
public record SingleChoice(
        @Required String id,
        @Required String prompt,
        int weight,
        @Required String explanation,
        @Required List<Option> options)
        implements Question {
    public SingleChoice {
        weight = Math.max(weight, 1);
        options = Lists.copy(options);
    }
}
