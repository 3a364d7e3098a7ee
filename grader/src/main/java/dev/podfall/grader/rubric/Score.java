package dev.podfall.grader.rubric;

import dev.podfall.grader.report.Report.Cap;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.rubric.GuardSpec.Severity;
import java.util.List;
import java.util.Set;

/**
 * Marks.
 *
 * @param points 0 to 100 after guards, before hints; null when nothing of the repair could be verified: a diagnosis
 *     alone earns no marks. They do not pass when less than half of the repair could be: what is beside the point does not stand for it
 * @param catastrophe whether something was seen that rules passing out: a broken guard, or forged answers
 * @param cap what keeps the points below the pass mark, although as many were earned; else null
 */
public record Score(List<Line> criteria, List<Line> guards, Integer points, boolean catastrophe, Cap cap) {
    /** What one needs to pass. */
    public static final int PASS_MARK = 66;

    /** The marks that judged lines add up to. */
    public static Score of(List<Line> criteria, List<Line> guards) {
        return of(criteria, guards, Set.of());
    }

    /** As above. @param leftOut criteria that were not to be judged: that they were not seen is held against nothing */
    static Score of(List<Line> criteria, List<Line> guards, Set<String> leftOut) {
        double weight = 0;
        double repair = 0;
        double repairSeen = 0;
        double earned = 0;
        for (Line line : criteria) {
            boolean seen = line.verdict() != Verdict.unverifiable;
            if (seen) {
                weight += line.weight();
                earned += line.earned();
            }
            if (!line.kind().equals(Rubric.DIAGNOSIS) && !leftOut.contains(line.id())) {
                repair += line.weight();
                repairSeen += seen ? line.weight() : 0;
            }
        }
        boolean catastrophe = criteria.stream().anyMatch(Score::isCatastrophic)
                || guards.stream().anyMatch(g -> g.earned() < 0 && isCatastrophic(g));
        if (repairSeen == 0) {
            return new Score(criteria, guards, null, catastrophe, null);
        }
        double taken = guards.stream().mapToDouble(Line::earned).sum();
        int points = (int) Math.round(Math.max(0, Math.min(100, 100 * earned / weight + taken)));
        Cap cap = catastrophe ? Cap.catastrophe : repairSeen < repair / 2 ? Cap.unseen : null;
        return cap == null || points < PASS_MARK
                ? new Score(criteria, guards, points, catastrophe, null)
                : new Score(criteria, guards, PASS_MARK - 1, catastrophe, cap);
    }

    private static boolean isCatastrophic(Line line) {
        return Severity.catastrophic.name().equals(line.severity());
    }

    /** After hints. */
    public Integer pointsAfter(int hintCost) {
        return points == null ? null : Math.max(0, points - hintCost);
    }
}
