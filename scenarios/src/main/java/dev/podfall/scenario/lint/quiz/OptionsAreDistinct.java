package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Option;
import java.util.ArrayList;
import java.util.List;

/** A choice has 2 to 20 options that differ in value and in text. */
final class OptionsAreDistinct implements QuizRule {
    private static final int MOST = 20;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.choices().forEach((question, options) -> {
            if (options.size() < 2 || options.size() > MOST) {
                findings.add(quiz.finding(
                        question, "The number of options is " + options.size() + ".", "Write 2 to " + MOST + "."));
            }
            List<String> names = new ArrayList<>(
                    LintedQuiz.repeated(options.stream().map(Option::value).toList()));
            names.addAll(LintedQuiz.repeated(options.stream().map(Option::text).toList()));
            names.forEach(name -> findings.add(quiz.finding(
                    question, "Several options have the value or text \"" + name + "\".", "Change all but one.")));
        });
        return findings;
    }
}
