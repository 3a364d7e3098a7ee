package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Numeric;
import java.util.ArrayList;
import java.util.List;

/** A known slip is no right answer, and each is there once. */
final class SlipsAreWrong implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(Numeric.class).forEach(question -> {
            question.slips().stream()
                    .filter(slip -> Math.abs(slip.value() - question.answer()) <= question.tolerance())
                    .forEach(slip -> findings.add(quiz.finding(
                            question,
                            "The slip " + slip.value() + " counts as right.",
                            "Take it out, or lower the tolerance.")));
            LintedQuiz.repeated(question.slips().stream()
                            .map(slip -> String.valueOf(slip.value()))
                            .toList())
                    .forEach(value -> findings.add(
                            quiz.finding(question, "The slip " + value + " is there twice.", "Take one out.")));
        });
        return findings;
    }
}
