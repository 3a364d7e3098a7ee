package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** From a cluster to a report. */
final class Grading {
    private Grading() {}

    /** Without a cluster everything is unverifiable. @param silence why it is not there, if so */
    static Evidence collect(Lab lab, History history, Optional<Cluster> cluster, Thoroughness how, String silence) {
        if (cluster.isEmpty()) {
            return nothingSeen(lab, history, silence);
        }
        Evidence found = new Collector(cluster.get(), lab)
                .collect(Rubric.of(lab.rubric()).wants(), history.baseline(), LabRunner.namespaces(lab), how);
        Evidence noted = Conduct.noted(found, lab, cluster.get());
        return history.started().isTask() ? Untouched.noted(noted, cluster.get(), Clusters.LEARNER) : noted;
    }

    static Evidence nothingSeen(Lab lab, History history, String reason) {
        Map<String, Finding> findings = new TreeMap<>();
        Rubric.of(lab.rubric()).wants().forEach(w -> findings.put(w.key(), Finding.unseen(reason)));
        return new Evidence(null, findings, history.baseline().objects(), null);
    }

    private static String problem(Evidence evidence) {
        return evidence.findings().values().stream()
                .map(Finding::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .map(reason -> "Nothing of the repair could be looked at: " + reason + ".")
                .orElse("Nothing of the repair could be looked at.");
    }

    /** Of which nothing could be seen earns nothing in an exam, or its candidate could do away with the grade; practice has none. */
    private static Integer points(Score score, History history, boolean isFinal) {
        Integer points = score.pointsAfter(history.helpCost());
        return points == null && isFinal && history.started().mode() == Mode.exam ? Integer.valueOf(0) : points;
    }

    /** Pure but for the time of day it is given. */
    static Report report(Lab lab, History history, Evidence evidence, Instant now) {
        boolean isFinal = evidence.answers() != null;
        Discretion discretion = Discretion.of(lab.rubric(), history.paid().keySet());
        Score score = Rubric.of(lab.rubric()).grade(evidence, isFinal ? Set.of() : discretion.notYet());
        Wording wording = new Wording(history.namespaces());
        Integer judged = points(score, history, isFinal);
        boolean untouched = history.started().isTask() && Untouched.is(evidence, judged);
        Integer points = untouched ? Integer.valueOf(0) : judged;
        return new Report(
                        history.id(),
                        lab.id(),
                        points,
                        points != null && points >= Score.PASS_MARK && isFinal,
                        Score.PASS_MARK,
                        history.started().mode().name(),
                        isFinal,
                        now,
                        untouched ? Untouched.WORDS : score.points() == null ? problem(evidence) : null,
                        history.helpCost(),
                        wording.of(isFinal ? score.criteria() : discretion.over(score.criteria())),
                        wording.of(score.guards()),
                        isFinal ? wording.of(lab.explanation()) : null,
                        null,
                        List.of(),
                        untouched ? null : score.cap())
                .with(isFinal ? Conduct.habits(evidence) : List.of(), isFinal ? List.of() : Loss.in(evidence));
    }
}
