package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A word or a command. The response is a text; case and repeated spaces do not matter.
 *
 * @param accepts regular expressions that match a right answer as a whole
 * @param near what is nearly right, with what is missing; earns half
 */
public record ShortAnswer(
        @Required String id,
        @Required String prompt,
        int weight,
        @Required String explanation,
        @Required String model,
        @Required List<String> accepts,
        List<Near> near)
        implements Question {
    public ShortAnswer {
        weight = Math.max(weight, 1);
        accepts = Lists.copy(accepts);
        near = Lists.copy(near);
    }

    /** A regular expression and what its answer lacks. */
    public record Near(@Required String matches, @Required String why) {}
}
