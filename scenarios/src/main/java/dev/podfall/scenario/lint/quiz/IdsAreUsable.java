package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ids of a quiz and of its questions can stand in an address and in a column of the database. */
final class IdsAreUsable implements QuizRule {
    /** Pages beside those of quizzes, and the quiz that is made of what was missed. */
    private static final Set<String> TAKEN = Set.of("import", "practise", "progress", "what-you-missed");

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    @Override
    public List<Finding> check(LintedQuiz quiz) {
        if (TAKEN.contains(quiz.quiz().id())) {
            return List.of(quiz.finding(
                    "The id \"" + quiz.quiz().id() + "\" is the name of a page.", "Give the quiz another id."));
        }
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
