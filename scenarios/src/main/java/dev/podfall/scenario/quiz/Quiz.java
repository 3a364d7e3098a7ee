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
 * @param feedback when a learner is told what was right, unless they choose otherwise; deferred unless the author says
 * @param secondsPerQuestion how long a question can be answered, from when it is first seen; null for as long as the quiz runs
 */
public record Quiz(
        @Required String id,
        @Required String title,
        @Required String version,
        @Required int minutes,
        @Required int passMark,
        @Required String intro,
        @Required List<Question> questions,
        Feedback feedback,
        Integer secondsPerQuestion) {
    public Quiz {
        questions = Lists.copy(questions);
        feedback = feedback == null ? Feedback.deferred : feedback;
    }

    /** One whose answers are explained at the end, with one clock for all questions. */
    public Quiz(
            String id,
            String title,
            String version,
            int minutes,
            int passMark,
            String intro,
            List<Question> questions) {
        this(id, title, version, minutes, passMark, intro, questions, null, null);
    }

    /** The same with the numbers that a seed draws. */
    public Quiz drawn(long seed) {
        List<Question> drawn = questions.stream().map(q -> q.drawn(seed)).toList();
        return new Quiz(id, title, version, minutes, passMark, intro, drawn, feedback, secondsPerQuestion);
    }

    /** All weights together. */
    public int weight() {
        return questions.stream().mapToInt(Question::weight).sum();
    }
}
