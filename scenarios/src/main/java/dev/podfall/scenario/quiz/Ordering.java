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
        int weight,
        @Required String explanation,
        @Required List<Step> steps)
        implements Question {
    public Ordering {
        weight = Math.max(weight, 1);
        steps = Lists.copy(steps);
    }

    /** A step, and why it has its place. */
    public record Step(
            @Required String value,
            @Required String text,
            @Required String why) {}
}
