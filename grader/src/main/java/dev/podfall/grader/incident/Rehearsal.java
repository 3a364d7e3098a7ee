package dev.podfall.grader.incident;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Learner;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.engine.fault.FaultUnfit;
import dev.podfall.engine.fault.Injection;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import dev.podfall.engine.lab.Symptoms;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.incident.Incident.Reason;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays an incident through on a cluster that nobody else sees: broken, visible, lasting, and to be repaired. */
final class Rehearsal implements AutoCloseable {
    private static final String LEARNER = "learner";
    private static final Duration LEFT_ALONE = Duration.ofMinutes(15);
    private static final Duration SIGHTING = Duration.ofMinutes(6);
    private static final Duration CALM = Duration.ofSeconds(15);
    private static final Duration REPAIR = Duration.ofMinutes(6);

    private final Draft draft;
    private final Lab lab;
    private final LabRun run;
    private final Cluster cluster;
    private final Lookout lookout;
    private final Rights rights;

    /** A draft that is not good enough. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Incident.Rejected rejected;

        Refused(Draft draft, Reason reason, String why) {
            super(why);
            this.rejected = new Incident.Rejected(draft.names(), reason, why);
        }

        Incident.Rejected rejected() {
            return rejected;
        }
    }

    /** What it showed. */
    record Outcome(Sight sight, List<Injection> injections) {}

    Rehearsal(Draft draft, ClusterProvider scratch) {
        this.draft = draft;
        this.lab = LabSheet.draft(draft).lab();
        this.run = new LabRunner(scratch).runHealthy(lab, "rehearsal", draft.seed(), null);
        this.cluster = run.cluster();
        this.lookout = new Lookout(cluster, lab, draft.world(), run.baseline());
        cluster.admit(Learner.of(LEARNER, lab));
        this.rights = new Rights(cluster.api(), LEARNER);
    }

    @Override
    public void close() {
        cluster.remove();
    }

    /** Up to where it is repaired again. */
    Outcome play() throws Refused {
        if (draft.faults().size() > 1) {
            for (DrawnFault fault : draft.faults()) {
                alone(fault);
            }
        }
        Instant begin = cluster.now().truncatedTo(ChronoUnit.SECONDS); // as events tell it
        List<Injection> injections = new ArrayList<>();
        for (DrawnFault fault : draft.faults()) {
            injections.add(inject(fault));
        }
        pass(draft.world().facts().brokenFor());
        if (lookout.isFine()) {
            throw new Refused(draft, Reason.dull, "Users are answered as before.");
        }
        Sight sight = lookout.look(begin)
                .orElseThrow(() -> new Refused(draft, Reason.unseen, "Nothing can be looked for again."));
        Instant later = cluster.now();
        pass(LEFT_ALONE);
        if (lookout.isFine()) {
            throw new Refused(draft, Reason.dull, "It heals by waiting.");
        }
        if (!cluster.await(() -> Symptoms.isSeen(cluster, sight.symptom(), later), SIGHTING)) {
            throw new Refused(draft, Reason.unseen, "What was seen first is gone later.");
        }
        repair(injections);
        return new Outcome(sight, injections);
    }

    /** Each of several faults must be felt by itself, or nobody would miss it. */
    private void alone(DrawnFault fault) throws Refused {
        Injection injection = inject(fault);
        pass(draft.world().facts().brokenFor());
        if (lookout.isFine()) {
            throw new Refused(draft, Reason.dull, "By itself " + fault.spec().fault() + " changes nothing for users.");
        }
        recover(injection);
        boolean rolledOut = settles();
        pass(CALM); // Services follow their pods a moment later.
        if (!rolledOut || !lookout.isFine()) {
            throw new Refused(
                    draft, Reason.unfair, "Taking back " + fault.spec().fault() + " does not heal.");
        }
    }

    private Injection inject(DrawnFault fault) throws Refused {
        try {
            Injection injection = FaultRegistry.standard().inject(cluster, fault.spec());
            if (!rights.allow(injection.recovery())) {
                throw new Refused(draft, Reason.unfair, "A learner may not take back " + injection.fault() + ".");
            }
            return injection;
        } catch (FaultUnfit unfit) {
            throw new Refused(draft, Reason.unfit, unfit.getMessage());
        }
    }

    private void repair(List<Injection> injections) throws Refused {
        List<Injection> backwards = new ArrayList<>(injections);
        Collections.reverse(backwards);
        backwards.forEach(this::recover);
        settles();
        Set<String> namespaces = LabRunner.namespaces(lab);
        List<String> left = run.baseline().differences(Digest.of(cluster.api(), namespaces));
        if (!left.isEmpty()) {
            throw new Refused(draft, Reason.unfair, "Taken back, this is left: " + String.join(", ", left));
        }
        Score score = score();
        if (score.points() == null || score.points() != 100) {
            throw new Refused(draft, Reason.unfair, "Taken back, it earns " + score.points() + ": " + lost(score));
        }
    }

    private static String lost(Score score) {
        return Stream.concat(score.criteria().stream(), score.guards().stream())
                .filter(l -> l.verdict() != Verdict.met)
                .map(l -> l.id() + " " + l.actual())
                .collect(Collectors.joining("; "));
    }

    private Score score() {
        Rubric rubric = Rubric.of(lab.rubric());
        Map<String, String> right = lab.rubric().diagnosis().stream()
                .collect(Collectors.toMap(DiagnosisSpec::id, d -> d.answer().value()));
        return rubric.grade(new Collector(cluster, lab)
                .collect(rubric.wants(), run.baseline(), LabRunner.namespaces(lab), Thoroughness.PROOF)
                .answered(right));
    }

    private void recover(Injection injection) {
        FaultRegistry.standard().recover(cluster, injection);
    }

    private boolean settles() {
        return cluster.await(() -> Settling.isSettled(cluster.api(), LabRunner.namespaces(lab)), REPAIR);
    }

    private void pass(Duration time) {
        cluster.await(() -> false, time);
    }

    /** What takes all of it back, the last first. */
    static List<Action> solution(List<Injection> injections) {
        List<Action> actions = new ArrayList<>();
        for (int i = injections.size() - 1; i >= 0; i--) {
            actions.addAll(injections.get(i).recovery());
        }
        return actions;
    }
}
