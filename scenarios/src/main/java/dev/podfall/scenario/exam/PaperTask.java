package dev.podfall.scenario.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.scenario.quiz.Question;

/**
 * A task of a paper: a lab or a quiz question.
 *
 * @param number counted from 1, as the candidate sees it
 * @param section its id in the blueprint
 * @param weight in per cent of the paper
 * @param budgetSeconds how much of the time it deserves; nothing ends when that is over
 * @param lab null for a question
 * @param question null for a lab
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaperTask(
        int number, String section, int weight, long budgetSeconds, DrawnLab lab, DrawnQuestion question) {

    /**
     * A lab as a seed draws it.
     *
     * @param seed of the lab, its own
     * @param variant what the seed draws, so that two seeds can be told apart
     */
    public record DrawnLab(String lab, long seed, String variant) {}

    /**
     * A question as it was when the paper was drawn.
     *
     * @param quiz the id of the quiz it is from
     */
    public record DrawnQuestion(String quiz, Question question) {
        /** The same with the numbers that a seed draws. */
        DrawnQuestion drawn(long seed) {
            return new DrawnQuestion(quiz, question.drawn(seed));
        }

        /** Told apart from all others. */
        public String name() {
            return quiz + "/" + question.id();
        }
    }

    /** What it is, apart from its place in the paper. */
    public String name() {
        return lab == null ? question.name() : lab.lab() + " " + lab.variant();
    }

    PaperTask at(int place, long budget) {
        return new PaperTask(place, section, weight, budget, lab, question);
    }
}
