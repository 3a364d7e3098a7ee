package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A number. The response is the text that was typed.
 *
 * @param tolerance how far off is still right
 * @param unit shown behind the field, and may be typed behind the number; null for none
 * @param slips numbers that people get, and what went wrong
 */
public record Numeric(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required double answer,
        double tolerance,
        String unit,
        List<Slip> slips)
        implements Question {
    public Numeric {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        slips = Lists.copy(slips);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.numeric(this);
    }

    /** A wrong number with a known reason. */
    public record Slip(@Required double value, @Required String why) {}
}
