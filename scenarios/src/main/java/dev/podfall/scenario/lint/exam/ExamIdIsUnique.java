package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** No two exams of a folder share an id. */
final class ExamIdIsUnique implements ExamRule {
    @Override
    public List<Finding> check(LintedExam exam) {
        String other = exam.earlier().get(exam.exam().id());
        return other == null
                ? List.of()
                : List.of(exam.finding(
                        "The id " + exam.exam().id() + " is that of " + other + " already.",
                        "Give one of them another id.",
                        "id"));
    }
}
