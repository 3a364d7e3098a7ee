package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values of options and steps come back from a form as they are written: no line breaks, no spaces at the ends. */
final class ValuesCanBeSent implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.choices()
                .forEach((question, options) ->
                        check(quiz, question, options.stream().map(Option::value), findings));
        quiz.questions(Ordering.class)
                .forEach(question ->
                        check(quiz, question, question.steps().stream().map(Ordering.Step::value), findings));
        quiz.questions(Matching.class).forEach(question -> check(quiz, question, question.rights().stream(), findings));
        return findings;
    }

    private static void check(LintedQuiz quiz, Question question, Stream<String> values, List<Finding> findings) {
        values.filter(value -> !value.equals(value.strip()) || value.chars().anyMatch(Character::isISOControl))
                .forEach(value -> findings.add(quiz.finding(
                        question,
                        "The value \"" + value.strip() + "\" has spaces at its ends or a line break.",
                        "Take them out.")));
    }
}
