package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Required;

/**
 * A statement. The response is {@code true} or {@code false}.
 *
 * @param whyTrue why "true" is right or wrong
 * @param whyFalse why "false" is right or wrong
 */
public record TrueFalse(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required boolean answer,
        @Required String whyTrue,
        @Required String whyFalse)
        implements Question {
    public TrueFalse {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.trueFalse(this);
    }
}
