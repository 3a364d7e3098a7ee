package dev.podfall.grader.rubric;

import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.rubric.GuardSpec.Severity;
import java.util.List;

/**
 * Marks.
 *
 * @param points 0 to 100 after guards, before hints; null when nothing of the repair could be verified: a diagnosis
 *     alone earns no marks
 * @param catastrophe whether a guard was broken that rules passing out
 */
public record Score(List<Line> criteria, List<Line> guards, Integer points, boolean catastrophe) {
    /** What one needs to pass. */
    public static final int PASS_MARK = 66;

    static Score of(List<Line> criteria, List<Line> guards) {
        double weight = 0;
        boolean repairSeen = false;
        double earned = 0;
        for (Line line : criteria) {
            if (line.verdict() != Verdict.unverifiable) {
                weight += line.weight();
                repairSeen |= !line.kind().equals(Rubric.DIAGNOSIS);
                earned += line.earned();
            }
        }
        boolean catastrophe = guards.stream()
                .anyMatch(g -> g.earned() < 0 && Severity.catastrophic.name().equals(g.severity()));
        if (!repairSeen) {
            return new Score(criteria, guards, null, catastrophe);
        }
        double taken = guards.stream().mapToDouble(Line::earned).sum();
        return new Score(criteria, guards, clamp(100 * earned / weight + taken, catastrophe), catastrophe);
    }

    /** After hints. */
    public Integer pointsAfter(int hintCost) {
        return points == null ? null : Math.max(0, points - hintCost);
    }

    private static int clamp(double points, boolean catastrophe) {
        int rounded = (int) Math.round(Math.max(0, Math.min(100, points)));
        return catastrophe ? Math.min(rounded, PASS_MARK - 1) : rounded;
    }
}
