package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** The weights of all sections add up to 100, and each task's weight is a whole number. */
final class WeightsAddUp implements ExamRule {
    private static final int ALL = 100;

    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        int sum = exam.exam().blueprint().weight();
        if (sum != ALL) {
            findings.add(exam.ofBlueprint(
                    "sections",
                    "The weights of its labs and questions add up to " + sum + ".",
                    "Change them so that they add up to " + ALL + "."));
        }
        exam.sections((i, section) -> {
            if (section.labs() != null) {
                share(exam, i, "labs", section.labs().weight(), section.labs().count(), findings);
            }
            if (section.questions() != null) {
                share(
                        exam,
                        i,
                        "questions",
                        section.questions().weight(),
                        section.questions().count(),
                        findings);
            }
        });
        return findings;
    }

    private static void share(LintedExam exam, int i, String what, int weight, int count, List<Finding> findings) {
        if (count > 0 && (weight < count || weight % count != 0)) {
            findings.add(exam.ofSection(
                    i,
                    "a weight of " + weight + " cannot be shared by " + count + " " + what + ".",
                    "Give a weight that " + count + " divides, such as " + count * Math.max(1, weight / count) + ".",
                    what,
                    "weight"));
        }
    }
}
