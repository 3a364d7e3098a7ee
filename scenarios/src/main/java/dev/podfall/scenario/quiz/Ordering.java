package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * Steps to be put in order. The response is the list of their values.
 *
 * @param steps in the right order
 */
public record Ordering(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required List<Step> steps)
        implements Question {
    public Ordering {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        steps = Lists.copy(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.ordering(this);
    }

    /** A step, and why it has its place. */
    public record Step(
            @Required String value,
            @Required String text,
            @Required String why) {}
}
