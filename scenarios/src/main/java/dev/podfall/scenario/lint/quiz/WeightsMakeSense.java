package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** A question is worth 1 to 100 marks. */
final class WeightsMakeSense implements QuizRule {
    private static final int MOST = 100;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.quiz().questions().stream()
                .filter(question -> question.weight() < 1 || question.weight() > MOST)
                .map(question -> quiz.finding(
                        question,
                        "Its weight is " + question.weight() + ".",
                        "Give 1 to " + MOST + ", or leave weight out."))
                .toList();
    }
}
