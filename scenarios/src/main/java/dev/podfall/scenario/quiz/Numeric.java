package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A number. The response is a number, or a text that holds one.
 *
 * @param tolerance how far off is still right
 * @param unit shown behind the field; may be null
 * @param slips numbers that people get, and what went wrong
 */
public record Numeric(
        @Required String id,
        @Required String prompt,
        int weight,
        @Required String explanation,
        @Required double answer,
        double tolerance,
        String unit,
        List<Slip> slips)
        implements Question {
    public Numeric {
        weight = Math.max(weight, 1);
        slips = Lists.copy(slips);
    }

    /** A wrong number with a known reason. */
    public record Slip(@Required double value, @Required String why) {}
}
