package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.util.Collection;
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

    /**
     * Judges as it stands.
     *
     * @param pay what is paid for to be judged, by the ids that checks show; paid once
     * @throws NotForSale if there is no such thing
     */
    Report check(History history, Collection<String> pay) {
        clusters.requireAnswering(history.id());
        Map<String, Integer> bought =
                PriceList.of(lab(history).rubric(), history.paid()).buy(pay);
        Evidence evidence = collect(history, Thoroughness.CHECK);
        if (bought.isEmpty() || evidence.isBlind()) { // What cannot be delivered is not sold.
            return checked(history, evidence);
        }
        journal.append(history, Step.Kind.paid, new Payload.Paid(bought));
        return checked(journal.read(history.id()), evidence);
    }

    /**
     * Freezes what is judged, so that the diagnosis can be asked.
     *
     * @return the report of a lab that asks nothing, and is over; that of an attempt of which nothing can be seen, and which goes
     *     on; empty for one that asks
     */
    Optional<Report> handIn(History running) {
        openOnceMore(running);
        clusters.requireAnswering(running.id());
        Evidence evidence = collect(running, Thoroughness.FINAL);
        return evidence.isBlind()
                ? Optional.of(checked(running, evidence))
                : freeze(running, evidence, Step.Kind.submitted);
    }

    /** The same for an attempt whose time is over; one of which nothing can be seen ends: an exam with no points. */
    void expire(History running) {
        openOnceMore(running);
        freeze(running, collect(running, Thoroughness.FINAL), Step.Kind.expired);
    }

    /** Whoever stops an exam hands it in, without an answer; one of which nothing can be seen earns nothing. */
    void stopExam(History running) {
        openOnceMore(running);
        Evidence evidence = collect(running, Thoroughness.FINAL);
        end(keepTrail(running), evidence, Step.Kind.submitted);
    }

    /** Keeps what was asked of the cluster so far, as a step of its own, and answers the history with it. */
    History keepTrail(History history) {
        Optional<Payload.Audited> trail;
        try {
            trail = clusters.answering(history.id()).flatMap(RequestTrail::of);
        } catch (RuntimeException lost) { // It is worth less than what comes next: an end, or a fresh cluster.
            LOG.log(System.Logger.Level.WARNING, "What was asked of " + history.id() + " cannot be kept", lost);
            return history;
        }
        trail.ifPresent(t -> journal.append(history, Step.Kind.audited, t));
        return trail.isPresent() ? journal.read(history.id()) : history;
    }

    private Optional<Report> freeze(History running, Evidence evidence, Step.Kind end) {
        History kept = keepTrail(running);
        if (evidence.isBlind() || lab(running).rubric().diagnosis().isEmpty()) {
            return Optional.of(end(kept, evidence, end));
        }
        Instant answerBy = AnswerTime.until(running.started(), journal.now());
        journal.append(kept, Step.Kind.frozen, new Payload.Frozen(evidence, answerBy));
        return Optional.empty();
    }

    /**
     * Judges what was frozen, with the answers that were kept, and ends.
     *
     * @param given over those that were kept
     * @throws UnknownAnswer if one is no option of a question of the lab; the others are kept
     */
    Report close(History asking, Map<String, String> given, Step.Kind end) {
        Map<String, String> answers = new TreeMap<>(asking.answers().values());
        answers.putAll(UnknownAnswer.known(lab(asking), given));
        try {
            UnknownAnswer.refuse(lab(asking), given);
        } catch (UnknownAnswer no) {
            answer(asking, answers);
            throw no;
        }
        Evidence frozen = asking.frozen().orElseThrow().evidence();
        Report report = report(asking, frozen.answered(answers));
        journal.append(asking, end, new Payload.Ended(answers, null, report));
        return report;
    }

    /** Keeps the diagnosis as it is chosen. @throws UnknownAnswer if one is no option of a question of the lab */
    void answer(History asking, Map<String, String> answers) {
        UnknownAnswer.refuse(lab(asking), answers);
        if (!asking.answers().values().equals(answers)) {
            journal.append(asking, Step.Kind.answered, new Payload.Answered(answers));
        }
    }

    /** Whether its cluster is still being opened: looked at too early, nothing would be seen of it. */
    boolean waitsForCluster(History history) {
        return clusters.isOpening(history.id());
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

    /** Judges the kept evidence of a graded attempt again by today's rubric. */
    void regrade(History history) {
        Report report = report(history, history.evidence().orElseThrow());
        journal.append(history, Step.Kind.regraded, new Payload.Checked(report));
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
        String silence = "the cluster " + clusters.trouble(history.id()).orElse("is gone");
        return Grading.collect(lab(history), history, clusters.answering(history.id()), how, silence);
    }

    private void openOnceMore(History history) {
        clusters.openOnceMore(history.id(), lab(history), history.started().runtime());
    }

    private Report report(History history, Evidence evidence) {
        return Grading.report(lab(history), history, evidence, journal.now());
    }

    private Lab lab(History history) {
        return history.started().lab(catalogue);
    }
}
