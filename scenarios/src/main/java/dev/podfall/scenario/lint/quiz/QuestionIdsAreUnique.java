package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Question;
import java.util.List;

/** No two questions of a quiz share an id: answers are kept by it. */
final class QuestionIdsAreUnique implements QuizRule {
    @Override
    public List<Finding> check(LintedQuiz quiz) {
        List<String> ids = quiz.quiz().questions().stream().map(Question::id).toList();
        return LintedQuiz.repeated(ids).stream()
                .map(id -> quiz.finding("Several questions have the id " + id + ".", "Rename all but one."))
                .toList();
    }
}
