package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** An exam has sections, each draws something, and a paper stays so small that one can find one's way in it. */
final class SectionsAreThere implements ExamRule {
    private static final int MOST = 60;

    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        if (exam.exam().blueprint().sections().isEmpty()) {
            findings.add(exam.ofBlueprint("sections", "There is no section.", "Write at least one."));
        }
        exam.sections((i, section) -> {
            boolean negative = section.labs() != null && section.labs().count() < 1
                    || section.questions() != null && section.questions().count() < 1;
            if (negative || section.tasks() < 1) {
                findings.add(exam.ofSection(
                        i, "it draws nothing.", "Give labs or questions with a count of 1 or more, or take it out."));
            }
        });
        int tasks = exam.exam().blueprint().tasks();
        if (tasks > MOST) {
            findings.add(exam.ofBlueprint(
                    "sections", "A paper has " + tasks + " tasks.", "Draw " + MOST + " or fewer altogether."));
        }
        return findings;
    }
}
