package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** Any number of options is right. The response is a list of their values; a wrong one takes away what a right one gives. */
public record MultipleChoice(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required List<Option> options)
        implements Question {
    public MultipleChoice {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        options = Lists.copy(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.multipleChoice(this);
    }
}
