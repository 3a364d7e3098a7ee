package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** No two quizzes of a folder share an id. */
final class QuizIdIsUnique implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        String other = quiz.earlier().get(quiz.quiz().id());
        return other == null
                ? List.of()
                : List.of(quiz.finding(
                        "The id " + quiz.quiz().id() + " is that of " + other + " already.",
                        "Give one of them another id."));
    }
}
