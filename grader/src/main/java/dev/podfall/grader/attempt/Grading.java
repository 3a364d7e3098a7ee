package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** From a cluster to a report. */
final class Grading {
    private Grading() {}

    /** Without a cluster everything is unverifiable, which costs nobody a mark. */
    static Evidence collect(Lab lab, History history, Optional<Cluster> cluster, Thoroughness how) {
        if (cluster.isEmpty()) {
            return new Evidence(null, Map.of(), history.baseline().objects(), null);
        }
        return new Collector(cluster.get())
                .collect(Rubric.of(lab.rubric()).wants(), history.baseline(), LabRunner.namespaces(lab), how);
    }

    /** Pure but for the time of day it is given. */
    static Report report(Lab lab, History history, Evidence evidence, Instant now) {
        Score score = Rubric.of(lab.rubric()).grade(evidence);
        boolean isFinal = evidence.answers() != null;
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
                history.hintCost(),
                isFinal ? score.criteria() : Discretion.of(lab.rubric()).over(score.criteria()),
                score.guards(),
                isFinal ? lab.explanation() : null);
    }
}
