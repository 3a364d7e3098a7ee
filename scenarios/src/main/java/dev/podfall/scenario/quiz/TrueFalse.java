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
        int weight,
        @Required String explanation,
        @Required boolean answer,
        @Required String whyTrue,
        @Required String whyFalse)
        implements Question {
    public TrueFalse {
        weight = Math.max(weight, 1);
    }
}
