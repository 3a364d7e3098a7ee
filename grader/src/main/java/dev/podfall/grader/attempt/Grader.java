package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at attempts' clusters, judges, and writes down what came out. The caller holds the attempt's lock. */
final class Grader {
    private static final System.Logger LOG = System.getLogger(Grader.class.getName());

    private final Catalogue catalogue;
    private final Clusters clusters;
    private final Journal journal;

    Grader(Catalogue catalogue, Clusters clusters, Journal journal) {
        this.catalogue = catalogue;
        this.clusters = clusters;
        this.journal = journal;
    }

    /** Judges as it stands. */
    Report check(History history) {
        clusters.requireAnswering(history.id());
        return checked(history, collect(history, Thoroughness.CHECK));
    }

    /** Judges and ends; an attempt of which nothing can be seen goes on. What was chosen is kept before anything else. */
    Report submit(History running, Map<String, String> given) {
        Map<String, String> answers = new TreeMap<>(running.answers().values());
        answers.putAll(given);
        History history = answer(running, answers);
        clusters.requireAnswering(history.id());
        Evidence evidence = collect(history, Thoroughness.FINAL);
        return evidence.isBlind() ? checked(history, evidence) : end(history, evidence, Step.Kind.submitted);
    }

    /** Ends an attempt whose time is over, with the diagnosis that was chosen. */
    void expire(History history) {
        end(history, collect(history, Thoroughness.FINAL), Step.Kind.expired);
    }

    /** @throws UnknownAnswer if one is no option of a question of the lab */
    History answer(History history, Map<String, String> answers) {
        UnknownAnswer.refuse(lab(history), answers);
        if (history.answers().values().equals(answers)) {
            return history;
        }
        journal.append(history, Step.Kind.answered, new Payload.Answered(answers));
        return journal.read(history.id());
    }

    /** Grades what ended without a grade; where its cluster is gone the grade says so. */
    void makeUp(History history) {
        Evidence evidence = lateEvidence(history).answered(history.answers().values());
        journal.append(history, Step.Kind.graded, new Payload.Graded(evidence, report(history, evidence)));
    }

    private Evidence lateEvidence(History history) {
        String interrupted = "the server was stopped before the attempt was graded, and its cluster ";
        try {
            Optional<Cluster> cluster = clusters.find(history.id()).or(() -> {
                clusters.reopen(history.id(), lab(history), history.started().runtime());
                return clusters.find(history.id());
            });
            return cluster.isPresent()
                    ? collect(history, Thoroughness.FINAL)
                    : Grading.nothingSeen(
                            lab(history),
                            history,
                            interrupted + clusters.trouble(history.id()).orElse("is gone"));
        } catch (RuntimeException damaged) {
            LOG.log(System.Logger.Level.WARNING, "The cluster of " + history.id() + " cannot be opened", damaged);
            return Grading.nothingSeen(lab(history), history, interrupted + "cannot be opened any more");
        }
    }

    /** Judges the kept evidence again by today's rubric. */
    Report regrade(History history) {
        Evidence evidence = history.evidence()
                .orElseThrow(() -> new NotAllowedNow(
                        "Attempt " + history.id() + " has not been graded yet.", "Submit it first: podfall submit"));
        Report report = report(history, evidence);
        journal.append(history, Step.Kind.regraded, new Payload.Checked(report));
        return report;
    }

    private Report checked(History history, Evidence evidence) {
        Report report = report(history, evidence);
        journal.append(history, Step.Kind.checked, new Payload.Checked(report));
        return report;
    }

    private Report end(History history, Evidence seen, Step.Kind kind) {
        Evidence evidence = seen.answered(history.answers().values());
        Report report = report(history, evidence);
        journal.append(history, kind, new Payload.Ended(evidence.answers(), evidence, report));
        return report;
    }

    private Evidence collect(History history, Thoroughness how) {
        return Grading.collect(lab(history), history, clusters.answering(history.id()), how);
    }

    private Report report(History history, Evidence evidence) {
        return Grading.report(lab(history), history, evidence, journal.now());
    }

    private Lab lab(History history) {
        return catalogue.lab(history.started().lab());
    }
}
