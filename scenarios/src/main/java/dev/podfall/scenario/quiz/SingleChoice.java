package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** One option is right. The response is its value. */
public record SingleChoice(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required List<Option> options)
        implements Question {
    public SingleChoice {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        options = Lists.copy(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.singleChoice(this);
    }
}
