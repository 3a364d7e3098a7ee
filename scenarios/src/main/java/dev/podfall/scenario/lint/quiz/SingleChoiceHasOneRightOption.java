package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.ArrayList;
import java.util.List;

/** A single choice has exactly one right option. */
final class SingleChoiceHasOneRightOption implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(SingleChoice.class).forEach(question -> {
            long right = question.options().stream().filter(Option::correct).count();
            if (right != 1) {
                findings.add(quiz.finding(
                        question,
                        right + " options are marked as correct.",
                        "Mark exactly one with correct: true, or make it type: multiple."));
            }
        });
        return findings;
    }
}
