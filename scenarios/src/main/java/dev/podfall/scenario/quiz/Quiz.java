package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A timed quiz.
 *
 * @param minutes from the first question to the last
 * @param passMark per cent
 * @param intro Markdown
 */
public record Quiz(
        @Required String id,
        @Required String title,
        @Required String version,
        @Required int minutes,
        @Required int passMark,
        @Required String intro,
        @Required List<Question> questions) {
    public Quiz {
        questions = Lists.copy(questions);
    }

    /** The same with the numbers that a seed draws. */
    public Quiz drawn(long seed) {
        List<Question> drawn = questions.stream().map(q -> q.drawn(seed)).toList();
        return new Quiz(id, title, version, minutes, passMark, intro, drawn);
    }

    /** All weights together. */
    public int weight() {
        return questions.stream().mapToInt(Question::weight).sum();
    }
}
