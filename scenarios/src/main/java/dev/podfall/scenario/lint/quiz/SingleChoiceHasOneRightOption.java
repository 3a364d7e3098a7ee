package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.ArrayList;
import java.util.List;

/** A single choice, with or without an output to read, has exactly one right option. */
final class SingleChoiceHasOneRightOption implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.choices().forEach((question, options) -> {
            long right = options.stream().filter(Option::correct).count();
            if (right != 1 && !(question instanceof MultipleChoice)) {
                findings.add(quiz.finding(
                        question,
                        right + " options are marked as correct.",
                        "Mark exactly one with correct: true"
                                + (question instanceof SingleChoice ? ", or make it type: multiple." : ".")));
            }
        });
        return findings;
    }
}
