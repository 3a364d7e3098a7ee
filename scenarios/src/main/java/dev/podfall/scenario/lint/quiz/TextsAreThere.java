package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** Nothing that a learner reads is empty: title, intro, prompts, options, and why each is right or wrong. */
final class TextsAreThere implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.texts()
                .filter(text -> text.text() == null || text.text().isBlank())
                .map(text -> quiz.finding(text, "Nothing is written there.", "Write it, or take the field out."))
                .toList();
    }
}
