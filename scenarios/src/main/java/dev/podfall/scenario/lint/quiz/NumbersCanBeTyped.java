package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Numeric;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A number can be typed by a learner, with its unit, and has a tolerance that tells right from wrong. */
final class NumbersCanBeTyped implements QuizRule {
    private static final double LARGEST = 1e15;
    private static final Pattern UNIT = Pattern.compile("[^\\s\\d.,+-][^\\d.,]*");

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(Numeric.class).forEach(question -> {
            if (!usable(question.answer()) || question.slips().stream().anyMatch(slip -> !usable(slip.value()))) {
                findings.add(quiz.finding(
                        question,
                        "A number is infinite, none, or beyond 1e15.",
                        "Choose another unit, so that it is smaller."));
            }
            if (!usable(question.tolerance()) || question.tolerance() < 0) {
                findings.add(quiz.finding(
                        question,
                        "The tolerance is " + question.tolerance() + ".",
                        "Say how far off is still right: 0 or more."));
            }
            if (question.unit() != null && !UNIT.matcher(question.unit()).matches()) {
                findings.add(quiz.finding(
                        question,
                        "The unit \"" + question.unit() + "\" could be taken for a part of the number.",
                        "Write a unit without digits, points and commas, such as ms, MiB or %."));
            }
        });
        return findings;
    }

    private static boolean usable(double number) {
        return Double.isFinite(number) && Math.abs(number) <= LARGEST;
    }
}
