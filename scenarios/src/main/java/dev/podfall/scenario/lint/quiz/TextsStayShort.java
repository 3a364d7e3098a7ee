package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** No text is longer than its place on the page or in the database. */
final class TextsStayShort implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        return quiz.texts()
                .filter(text -> text.text() != null && text.text().length() > text.longest())
                .map(text -> quiz.finding(
                        text,
                        "It has " + text.text().length() + " characters.",
                        "Shorten it to " + text.longest() + "."))
                .toList();
    }
}
