package dev.podfall.scenario.exam.blueprint;

import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A part of a paper that its report tells apart. Candidates do not see during the exam which task belongs to which.
 *
 * @param title as the report shows it, such as "Expose"
 * @param labs the hands-on tasks; null for none
 * @param questions the quiz questions; null for none
 */
public record Section(@Required String id, @Required String title, Labs labs, Questions questions) {

    /** How many tasks it has. */
    public int tasks() {
        return (labs == null ? 0 : labs.count()) + (questions == null ? 0 : questions.count());
    }

    /** What they weigh together, in per cent of the paper. */
    public int weight() {
        return (labs == null ? 0 : labs.weight()) + (questions == null ? 0 : questions.weight());
    }

    /**
     * Hands-on tasks.
     *
     * @param count how many are drawn
     * @param weight of all of them, in per cent of the paper; each weighs the same
     * @param domains whose labs they are drawn from
     * @param difficulties of the labs; all if left out
     * @param only ids of labs, where not all of the domains will do; all if left out
     */
    public record Labs(
            @Required int count,
            @Required int weight,
            @Required List<Domain> domains,
            List<Difficulty> difficulties,
            List<String> only) {
        public Labs {
            domains = Lists.copy(domains);
            difficulties = Lists.copy(difficulties);
            only = Lists.copy(only);
        }
    }

    /**
     * Quiz questions.
     *
     * @param count how many are drawn
     * @param weight of all of them, in per cent of the paper; each weighs the same
     * @param quizzes ids of the quizzes they are drawn from
     * @param domains that the questions are tagged with; all, with or without a tag, if left out
     * @param difficulties that the questions are tagged with; all, with or without a tag, if left out
     * @param only ids of questions, where not all of the quizzes will do; all if left out
     */
    public record Questions(
            @Required int count,
            @Required int weight,
            @Required List<String> quizzes,
            List<Domain> domains,
            List<Difficulty> difficulties,
            List<String> only) {
        public Questions {
            quizzes = Lists.copy(quizzes);
            domains = Lists.copy(domains);
            difficulties = Lists.copy(difficulties);
            only = Lists.copy(only);
        }
    }
}
