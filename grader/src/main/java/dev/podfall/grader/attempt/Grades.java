package dev.podfall.grader.attempt;

import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Report.Revision;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The grade as the steps of an attempt made it: given, given again by another rubric, overridden. Nothing that was given is lost. */
final class Grades {
    private final Map<String, Payload.Overridden> overrides = new LinkedHashMap<>();
    private final List<Revision> revisions = new ArrayList<>();
    private Report given;

    private Grades() {}

    /** The grade as it is now, with all it was before; empty for an attempt that has none. */
    static Optional<Report> of(List<Step> steps) {
        Grades grades = new Grades();
        steps.forEach(grades::take);
        return Optional.ofNullable(grades.given).map(r -> grades.now().revised(grades.allRevisions()));
    }

    private void take(Step step) {
        Payload.Overridden override = null;
        if (step.kind() == Step.Kind.overridden) {
            override = StepJson.read(step.payload(), Payload.Overridden.class);
            overrides.put(override.criterion(), override);
        } else {
            Report report = reportOf(step);
            if (report == null) {
                return;
            }
            given = report;
        }
        Report now = now();
        revisions.add(new Revision(
                step.at(),
                word(step.kind()),
                now.score(),
                now.passed(),
                override == null ? null : override.criterion(),
                override == null ? null : override.points(),
                override == null ? null : override.reason()));
    }

    private static Report reportOf(Step step) {
        return switch (step.kind()) {
            case submitted, expired ->
                StepJson.read(step.payload(), Payload.Ended.class).report();
            case graded -> StepJson.read(step.payload(), Payload.Graded.class).report();
            case regraded ->
                StepJson.read(step.payload(), Payload.Checked.class).report();
            default -> null;
        };
    }

    private static Revision.Cause word(Step.Kind kind) {
        return switch (kind) {
            case regraded -> Revision.Cause.regraded;
            case overridden -> Revision.Cause.overridden;
            default -> Revision.Cause.graded;
        };
    }

    /** One mark that nothing changed needs no history. */
    private List<Revision> allRevisions() {
        return revisions.size() > 1 ? List.copyOf(revisions) : List.of();
    }

    private Report now() {
        if (overrides.isEmpty()) {
            return given;
        }
        boolean blind = Score.of(given.criteria(), given.guards()).points() == null;
        List<Line> criteria =
                given.criteria().stream().map(l -> criterion(l, blind)).toList();
        List<Line> guards = given.guards().stream().map(this::guard).toList();
        Score score = Score.of(criteria, guards);
        Integer points = score.pointsAfter(given.hintCost());
        return given.marked(points, points != null && points >= Score.PASS_MARK, criteria, guards, score.cap());
    }

    /** @param blind whether nothing was seen: then what is not overridden earns nothing, or one criterion would be worth all */
    private Line criterion(Line line, boolean blind) {
        Payload.Overridden override = overrides.get(line.id());
        if (override == null) {
            return blind && line.verdict() == Verdict.unverifiable ? marked(line, 0, Verdict.unmet, null) : line;
        }
        Verdict verdict = override.points() >= line.weight()
                ? Verdict.met
                : override.points() > 0 ? Verdict.partly : Verdict.unmet;
        return marked(line, override.points(), verdict, null);
    }

    private Line guard(Line line) {
        Payload.Overridden override = overrides.get(line.id());
        if (override == null) {
            return line;
        }
        Verdict verdict = override.points() >= 0
                ? Verdict.met
                : override.points() > -line.weight() ? Verdict.partly : Verdict.unmet;
        return marked(line, override.points(), verdict, line.severity());
    }

    private static Line marked(Line line, double earned, Verdict verdict, String severity) {
        return new Line(
                line.id(),
                line.title(),
                line.kind(),
                line.weight(),
                earned,
                verdict,
                line.actual(),
                line.expected(),
                line.why(),
                line.see(),
                severity);
    }
}
