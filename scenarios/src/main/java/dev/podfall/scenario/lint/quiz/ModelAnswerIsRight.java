package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.AnswerPattern;
import dev.podfall.scenario.quiz.ShortAnswer;
import java.util.List;

/** The answer that is shown as right afterwards is one of those that count as right. */
final class ModelAnswerIsRight implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.questions(ShortAnswer.class)
                .filter(question -> question.accepts().stream()
                        .allMatch(
                                expression -> AnswerPattern.problem(expression).isEmpty()))
                .filter(question -> !question.isRight(question.model()))
                .map(question -> quiz.finding(
                        question,
                        "Its model answer \"" + question.model() + "\" would be marked as wrong.",
                        "Add a regular expression for it under accepts."))
                .toList();
    }
}
