package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.AnswerPattern;
import dev.podfall.scenario.quiz.ShortAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The regular expressions of a short answer can be used. */
final class PatternsCompile implements QuizRule {
    private static final int MOST = 50;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(ShortAnswer.class).forEach(question -> {
            int count = question.accepts().size() + question.near().size();
            if (question.accepts().isEmpty() || count > MOST) {
                findings.add(quiz.finding(
                        question,
                        "The number of regular expressions is " + count + ".",
                        "Write at least one under accepts, and " + MOST + " at most."));
            }
            Stream<String> near = question.near().stream().map(ShortAnswer.Near::matches);
            Stream.concat(question.accepts().stream(), near)
                    .forEach(expression -> AnswerPattern.problem(expression)
                            .ifPresent(problem -> findings.add(quiz.finding(
                                    question,
                                    "The regular expression " + expression + " is none: " + problem + ".",
                                    "Correct it; a backslash before ( [ { . * + ? takes them as they are."))));
        });
        return findings;
    }
}
