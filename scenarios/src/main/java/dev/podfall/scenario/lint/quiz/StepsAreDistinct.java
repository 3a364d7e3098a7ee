package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Ordering;
import java.util.ArrayList;
import java.util.List;

/** An ordering has 2 to 12 steps that differ in value and in text. */
final class StepsAreDistinct implements QuizRule {
    private static final int MOST = 12;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(Ordering.class).forEach(question -> {
            List<Ordering.Step> steps = question.steps();
            if (steps.size() < 2 || steps.size() > MOST) {
                findings.add(quiz.finding(
                        question, "The number of steps is " + steps.size() + ".", "Write 2 to " + MOST + "."));
            }
            List<String> names = new ArrayList<>(
                    LintedQuiz.repeated(steps.stream().map(Ordering.Step::value).toList()));
            names.addAll(
                    LintedQuiz.repeated(steps.stream().map(Ordering.Step::text).toList()));
            names.forEach(name -> findings.add(quiz.finding(
                    question, "Several steps have the value or text \"" + name + "\".", "Change all but one.")));
        });
        return findings;
    }
}
