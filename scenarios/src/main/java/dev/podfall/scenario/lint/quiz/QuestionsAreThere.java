package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** A quiz has questions, and not more than anybody answers in a day. */
final class QuestionsAreThere implements QuizRule {
    private static final int MOST = 500;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        int count = quiz.quiz().questions().size();
        if (count == 0) {
            return List.of(quiz.finding("There is no question.", "Write at least one under questions."));
        }
        return count <= MOST
                ? List.of()
                : List.of(quiz.finding("There are " + count + " questions.", "Split it: " + MOST + " are the most."));
    }
}
