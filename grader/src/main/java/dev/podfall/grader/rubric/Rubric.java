package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import dev.podfall.scenario.rubric.GuardSpec.Severity;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A lab's criteria, guards and diagnosis questions, ready to judge. */
public final class Rubric {
    static final String DIAGNOSIS = "diagnosis";

    /** Of a criterion that a check does not judge. */
    private static final Judgement NOT_YET = new Judgement(
            Verdict.unverifiable,
            0,
            "not judged yet",
            "judged when you have handed in",
            "It counts at the end.",
            false);

    private final List<Judged<CriterionSpec>> criteria;
    private final List<Judged<GuardSpec>> guards;
    private final List<DiagnosisSpec> diagnosis;

    private record Judged<S>(S spec, Claim claim) {}

    private Rubric(RubricSpec spec) {
        criteria = spec.criteria().stream()
                .map(c -> new Judged<>(c, Claim.of(c.claim())))
                .toList();
        guards = spec.guards().stream()
                .map(g -> new Judged<>(g, Claim.of(g.claim())))
                .toList();
        diagnosis = spec.diagnosis();
    }

    /** @throws RubricDoesNotCompile if an expression is not CEL */
    public static Rubric of(RubricSpec spec) {
        return new Rubric(spec);
    }

    /** All that must be looked at, each once. */
    public List<Observation> wants() {
        List<Observation> all = new ArrayList<>();
        criteria.forEach(c -> all.addAll(c.claim().wants()));
        guards.forEach(g -> all.addAll(g.claim().wants()));
        return all.stream().distinct().toList();
    }

    /** Judges. The same evidence gives the same score. */
    public Score grade(Evidence evidence) {
        return grade(evidence, Set.of());
    }

    /** As {@link #grade(Evidence)}, but for the criteria of these ids: they are not judged, and do not count. */
    public Score grade(Evidence evidence, Set<String> notYet) {
        List<Line> lines = new ArrayList<>();
        criteria.forEach(c -> lines.add(line(
                c.spec(),
                notYet.contains(c.spec().id()) ? NOT_YET : judged(c, evidence),
                c.claim().kind())));
        diagnosis.forEach(d -> lines.add(line(d, evidence)));
        List<Line> guarded =
                guards.stream().map(g -> line(g.spec(), g.claim(), evidence)).toList();
        return Score.of(lines, guarded, notYet);
    }

    private static Judgement judged(Judged<CriterionSpec> criterion, Evidence evidence) {
        Judgement judgement = criterion.claim().judge(evidence);
        return criterion.spec().needed() ? judgement.needed() : judgement;
    }

    private static Line line(CriterionSpec spec, Judgement j, String kind) {
        double earned = spec.weight() * j.fraction();
        return new Line(
                spec.id(),
                spec.title(),
                kind,
                spec.weight(),
                earned,
                j.verdict(),
                j.actual(),
                j.expected(),
                why(j, spec.why()),
                spec.see().strip(),
                j.catastrophe() ? Severity.catastrophic.name() : null);
    }

    private static Line line(GuardSpec spec, Claim claim, Evidence evidence) {
        Judgement j = claim.judge(evidence);
        boolean broken = j.verdict() == Verdict.unmet || j.verdict() == Verdict.partly;
        return new Line(
                spec.id(),
                spec.title(),
                claim.kind(),
                spec.cost(),
                broken ? -spec.cost() : 0,
                broken ? Verdict.unmet : j.verdict(), // it costs all that it costs
                j.actual(),
                j.expected(),
                why(j, spec.why()),
                spec.see().strip(),
                j.catastrophe() ? Severity.catastrophic.name() : spec.severity().name());
    }

    private static Line line(DiagnosisSpec spec, Evidence evidence) {
        if (evidence.answers() == null) {
            return new Line(
                    spec.id(),
                    spec.prompt(),
                    DIAGNOSIS,
                    spec.weight(),
                    0,
                    Verdict.unverifiable,
                    "not asked yet",
                    "an answer when you have handed in",
                    "Diagnosis counts at the end.",
                    "podfall submit",
                    null);
        }
        String given = evidence.answers().get(spec.id());
        boolean right = Objects.equals(given, spec.answer().value());
        DiagnosisSpec.Choice chosen = spec.options().stream()
                .filter(o -> o.value().equals(given))
                .findFirst()
                .orElse(null);
        String actual = given == null ? "no answer" : chosen == null ? "no such option: " + given : chosen.text();
        String why =
                chosen != null && !right && !chosen.why().equals(spec.answer().why())
                        ? chosen.why() + " " + spec.answer().why()
                        : spec.answer().why();
        return new Line(
                spec.id(),
                spec.prompt(),
                DIAGNOSIS,
                spec.weight(),
                right ? spec.weight() : 0,
                right ? Verdict.met : Verdict.unmet,
                actual,
                spec.answer().text(),
                why,
                "",
                null);
    }

    private static String why(Judgement j, String authored) {
        return j.why().isEmpty() ? authored : j.why() + " " + authored;
    }
}
