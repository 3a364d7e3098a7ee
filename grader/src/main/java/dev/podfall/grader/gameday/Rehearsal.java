package dev.podfall.grader.gameday;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.engine.fault.Injection;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Settling;
import dev.podfall.engine.lab.Symptoms;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.grader.gameday.traffic.UserTraffic;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays a part of a game day on a cluster that nobody else sees, as fast as it goes. */
final class Rehearsal implements AutoCloseable {
    private static final Duration CALM = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOKING = Duration.ofMinutes(4);

    private final GameDay gameDay;
    private final Lab lab;
    private final LabRun run;
    private final Cluster cluster;
    private final UserTraffic traffic;

    Rehearsal(GameDay gameDay, ClusterProvider provider) {
        this.gameDay = gameDay;
        this.lab = DrillLab.of(gameDay);
        this.run = new LabRunner(provider).runHealthy(lab, "rehearsal", 1, null);
        this.cluster = run.cluster();
        this.traffic = UserTraffic.begin(cluster, lab);
    }

    @Override
    public void close() {
        cluster.remove();
    }

    /** What is wrong with the steady state before anybody touched it. */
    List<String> untouched() {
        List<Sample> samples = pass(CALM);
        return steady("Untouched", samples);
    }

    private List<String> steady(String when, List<Sample> samples) {
        Levels levels = Levels.of(samples);
        var wanted = gameDay.facts().hypothesis();
        if (levels.requests() == 0) {
            return List.of(when + ", no user sends anything.");
        }
        boolean holds =
                levels.holds(wanted.errors(), wanted.p95()) && levels.firing().isEmpty();
        return holds ? List.of() : List.of(when + ", the hypothesis does not hold: " + levels.words() + ".");
    }

    /** A cue by itself: it shows, and its runbook mends it. */
    List<String> cue(Cue cue) {
        List<Injection> injections = inject(cue);
        Optional<RunbookProof> proof = gameDay.runbook(cue.runbook()).map(r -> new RunbookProof(cluster, r, PATIENCE));
        proof.ifPresent(RunbookProof::lookBefore);
        List<String> problems = new ArrayList<>(shows(cue, proof));
        if (cue.isHerring()) {
            problems.addAll(steady("After the red herring", pass(CALM)));
            return problems;
        }
        problems.addAll(proof.map(this::mend).orElse(List.of("There is no such runbook.")));
        return injections.isEmpty() ? List.of("It injects nothing.") : problems;
    }

    /** Follows a runbook, and tells what is not mended then. */
    List<String> mend(RunbookProof proof) {
        List<String> problems = new ArrayList<>(proof.follow());
        settle();
        pass(CALM);
        problems.addAll(steady("After the runbook", pass(CALM)));
        return problems;
    }

    /** The cluster it plays on. */
    Cluster cluster() {
        return cluster;
    }

    /** Looks into a runbook's checks, as often as wanted, and later follows it. */
    RunbookProof proof(Runbook runbook) {
        return new RunbookProof(cluster, runbook, PATIENCE);
    }

    private List<Injection> inject(Cue cue) {
        List<Injection> injections = new ArrayList<>();
        for (FaultSpec fault : cue.faults()) {
            injections.add(FaultRegistry.standard().inject(cluster, fault));
        }
        return injections;
    }

    /** What was expected and is not seen; and, where users are to notice nothing, what they do. */
    private List<String> shows(Cue cue, Optional<RunbookProof> proof) {
        Set<Alert> expected = EnumSet.noneOf(Alert.class);
        expected.addAll(cue.expect().alerts());
        Set<Alert> fired = EnumSet.noneOf(Alert.class);
        boolean seen = cue.expect().seen() == null;
        List<Sample> samples = new ArrayList<>();
        for (Duration left = LOOKING; !left.isNegative() && !left.isZero(); left = left.minus(Watch.ROUND)) {
            samples.addAll(pass(Watch.ROUND));
            proof.ifPresent(RunbookProof::lookBefore);
            fired.addAll(Levels.of(Watch.window(samples)).firing());
            seen |= cue.expect().seen() != null
                    && Symptoms.isSeen(cluster, cue.expect().seen());
            if (seen && fired.containsAll(expected) && !expected.isEmpty()) {
                break;
            }
        }
        List<String> problems = new ArrayList<>();
        Set<Alert> missing = EnumSet.copyOf(expected);
        missing.removeAll(fired);
        if (!missing.isEmpty()) {
            problems.add("It is dull: " + missing + " should ring within " + LOOKING.toMinutes()
                    + " minutes; users got " + Levels.of(Watch.window(samples)).words() + ", and " + fired + " rang.");
        }
        if (!seen) {
            problems.add("It is dull: what operators should see is not there.");
        }
        if (expected.isEmpty()) {
            problems.addAll(steady("Although users should notice nothing", samples));
        }
        return problems;
    }

    /** All cues, and then an abort. */
    List<String> abort() {
        List<Injection> injections = new ArrayList<>();
        for (Cue cue : gameDay.facts().cues()) {
            injections.addAll(inject(cue));
            pass(Watch.ROUND);
        }
        pass(CALM);
        Collections.reverse(injections);
        injections.forEach(i -> FaultRegistry.standard().recover(cluster, i));
        settle();
        pass(CALM);
        List<String> problems = new ArrayList<>(steady("After the abort", pass(CALM)));
        List<String> left = run.baseline().differences(Digest.of(cluster.api(), LabRunner.namespaces(lab)));
        if (!left.isEmpty()) {
            problems.add("After the abort this is left: " + String.join(", ", left) + ".");
        }
        return problems;
    }

    private void settle() {
        cluster.await(() -> Settling.isSettled(cluster.api(), LabRunner.namespaces(lab)), PATIENCE);
    }

    /** Lets time pass, and tells what users got meanwhile, round by round. */
    List<Sample> pass(Duration time) {
        traffic.take(cluster.now());
        List<Sample> samples = new ArrayList<>();
        for (Duration left = time; !left.isNegative() && !left.isZero(); left = left.minus(Watch.ROUND)) {
            cluster.await(() -> false, Watch.ROUND);
            samples.add(traffic.take(cluster.now()));
        }
        return samples;
    }
}
