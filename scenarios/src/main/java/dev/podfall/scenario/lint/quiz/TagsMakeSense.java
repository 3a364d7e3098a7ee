package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** The chapter that a question is tagged with is one that a course can have. */
final class TagsMakeSense implements QuizRule {
    private static final int MOST = 99;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.quiz().questions().stream()
                .filter(question -> question.tags().chapter() != null)
                .filter(question ->
                        question.tags().chapter() < 1 || question.tags().chapter() > MOST)
                .map(question -> quiz.finding(
                        question,
                        "Its chapter is " + question.tags().chapter() + ".",
                        "Give 1 to " + MOST + ", or leave chapter out."))
                .toList();
    }
}
