package dev.podfall.grader.attempt;

import dev.podfall.grader.report.Report.Line;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps quiet about what would tell the cause, as long as the attempt runs.
 *
 * @param secret ids of criteria that are told at the end
 */
record Discretion(Set<String> secret) {
    static Discretion of(RubricSpec rubric) {
        return new Discretion(rubric.criteria().stream()
                .filter(c -> c.visibility() == CriterionSpec.Visibility.end)
                .map(CriterionSpec::id)
                .collect(Collectors.toSet()));
    }

    /** The same marks and verdicts, without the details of what is secret. */
    List<Line> over(List<Line> lines) {
        return lines.stream()
                .map(l -> secret.contains(l.id()) ? veiled(l, lines.indexOf(l) + 1) : l)
                .toList();
    }

    private static Line veiled(Line line, int number) {
        return new Line(
                "requirement-" + number,
                "A requirement that is named at the end",
                line.kind(),
                line.weight(),
                line.earned(),
                line.verdict(),
                "shown when you hand in",
                "shown when you hand in",
                "It would tell what is wrong. What the task asks for meets it.",
                "kubectl describe pods",
                null);
    }
}
