package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import java.util.List;

/** A multiple choice has at least one right option: without one nobody can earn its marks. */
final class MultipleChoiceHasARightOption implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.questions(MultipleChoice.class)
                .filter(question -> question.options().stream().noneMatch(Option::correct))
                .map(question -> quiz.finding(
                        question, "No option is marked as correct.", "Mark those that are with correct: true."))
                .toList();
    }
}
