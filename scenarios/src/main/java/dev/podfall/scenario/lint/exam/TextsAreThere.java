package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a learner reads is written, and fits where it stands. */
final class TextsAreThere implements ExamRule {
    private static final int LINE = 120;
    private static final int PROSE = 5000;

    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        inspect(exam, exam.exam().title(), LINE, findings, "title");
        inspect(exam, exam.exam().version(), 40, findings, "version");
        inspect(exam, exam.exam().intro(), PROSE, findings, "intro");
        exam.sections(
                (i, section) -> inspect(exam, section.title(), LINE, findings, "blueprint", "sections", i, "title"));
        return findings;
    }

    private static void inspect(LintedExam exam, String text, int longest, List<Finding> findings, Object... pointer) {
        String name = String.valueOf(pointer[pointer.length - 1]);
        if (text.isBlank()) {
            findings.add(exam.finding(name + " is empty.", "Write it.", pointer));
        } else if (text.length() > longest) {
            findings.add(exam.finding(
                    name + " has " + text.length() + " characters.", "Shorten it to " + longest + ".", pointer));
        }
    }
}
