package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;
import java.util.Optional;

/**
 * A word or a command. The response is a text; case, repeated spaces and typographic quotes and dashes do not matter.
 *
 * @param model a right answer, as it is shown afterwards
 * @param accepts regular expressions that match a right answer as a whole
 * @param near what is nearly right, with what is missing; earns half
 */
public record ShortAnswer(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required String model,
        @Required List<String> accepts,
        List<Near> near)
        implements Question {
    public ShortAnswer {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        accepts = Lists.copy(accepts);
        near = Lists.copy(near);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.shortAnswer(this);
    }

    /** Whether what was typed is right. */
    public boolean isRight(String typed) {
        String text = AnswerPattern.normalise(typed);
        return accepts.stream().anyMatch(expression -> AnswerPattern.matches(expression, text));
    }

    /** The first near answer that what was typed is. */
    public Optional<Near> nearly(String typed) {
        String text = AnswerPattern.normalise(typed);
        return near.stream()
                .filter(n -> AnswerPattern.matches(n.matches(), text))
                .findFirst();
    }

    /** A regular expression and what its answer lacks. */
    public record Near(@Required String matches, @Required String why) {}
}
