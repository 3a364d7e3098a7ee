package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * Each left side has one right side. The response is an object from left value to right value.
 *
 * @param pairs the right ones; a right side may belong to several left ones
 * @param distractors rights that belong to no left
 */
public record Matching(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required List<Pair> pairs,
        List<String> distractors)
        implements Question {
    public Matching {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        pairs = Lists.copy(pairs);
        distractors = Lists.copy(distractors);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matching(this);
    }

    /** What belongs together, and why. */
    public record Pair(
            @Required String left,
            @Required String right,
            @Required String why) {}

    /** All right sides once, sorted so that their order tells nothing. */
    public List<String> rights() {
        return java.util.stream.Stream.concat(pairs.stream().map(Pair::right), distractors.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
