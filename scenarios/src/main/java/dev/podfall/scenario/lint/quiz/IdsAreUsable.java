package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The ids of a quiz and of its questions can stand in an address and in a column of the database. */
final class IdsAreUsable implements QuizRule {
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<String> ids = new ArrayList<>();
        ids.add(quiz.quiz().id());
        quiz.quiz().questions().forEach(question -> ids.add(question.id()));
        return ids.stream()
                .filter(id -> !USABLE.matcher(id).matches())
                .map(id -> quiz.finding(
                        "The id \"" + id + "\" cannot be used.",
                        "Use letters, digits, \"-\", \"_\" and \".\", at most 80, and begin with a letter or a digit."))
                .toList();
    }
}
