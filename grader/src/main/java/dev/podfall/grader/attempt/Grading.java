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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** From a cluster to a report. */
final class Grading {
    private Grading() {}

    /** Without a cluster everything is unverifiable, which costs nobody a mark. */
    static Evidence collect(Lab lab, History history, Optional<Cluster> cluster, Thoroughness how) {
        if (cluster.isEmpty()) {
            return nothingSeen(lab, history, "the cluster is gone");
        }
        return new Collector(cluster.get(), lab)
                .collect(Rubric.of(lab.rubric()).wants(), history.baseline(), LabRunner.namespaces(lab), how);
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

    /** Pure but for the time of day it is given. */
    static Report report(Lab lab, History history, Evidence evidence, Instant now) {
        Score score = Rubric.of(lab.rubric()).grade(evidence);
        boolean isFinal = evidence.answers() != null;
        Wording wording = new Wording(history.namespaces());
        Integer points = score.pointsAfter(history.hintCost());
        return new Report(
                history.id(),
                lab.id(),
                points,
                points != null && points >= Score.PASS_MARK && isFinal,
                Score.PASS_MARK,
                history.started().mode().name(),
                isFinal,
                now,
                points == null ? problem(evidence) : null,
                history.hintCost(),
                wording.of(
                        isFinal ? score.criteria() : Discretion.of(lab.rubric()).over(score.criteria())),
                wording.of(score.guards()),
                isFinal ? wording.of(lab.explanation()) : null);
    }
}
