package dev.podfall.scenario.quiz.picture;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * One line of a picture.
 *
 * @param name what it is, in a word or two
 * @param values one for each place on the horizontal axis
 */
public record Line(@Required String name, @Required List<Double> values) {
    public Line {
        values = Lists.copy(values);
    }

    boolean fits(int places) {
        return values.size() == places && values.stream().allMatch(Double::isFinite);
    }
}
