package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.Matching.Pair;
import java.util.ArrayList;
import java.util.List;

/** A matching has 2 to 12 left sides that differ, at least two targets, and distractors that are no target. */
final class PairsAreDistinct implements QuizRule {
    private static final int MOST = 12;

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<Finding> findings = new ArrayList<>();
        quiz.questions(Matching.class).forEach(question -> {
            int count = question.pairs().size();
            if (count < 2 || count > MOST) {
                findings.add(
                        quiz.finding(question, "The number of pairs is " + count + ".", "Write 2 to " + MOST + "."));
            }
            if (count >= 2 && question.rights().size() < 2) {
                findings.add(quiz.finding(
                        question, "All pairs have the same right side.", "Write another one, or a distractor."));
            }
            LintedQuiz.repeated(question.pairs().stream().map(Pair::left).toList())
                    .forEach(left -> findings.add(quiz.finding(
                            question, "The left side \"" + left + "\" is there twice.", "Write each left side once.")));
            List<String> targets = new ArrayList<>(
                    question.pairs().stream().map(Pair::right).distinct().toList());
            targets.addAll(question.distractors());
            LintedQuiz.repeated(targets)
                    .forEach(target -> findings.add(quiz.finding(
                            question,
                            "The distractor \"" + target + "\" is a right side, or is there twice.",
                            "Take it out.")));
        });
        return findings;
    }
}
