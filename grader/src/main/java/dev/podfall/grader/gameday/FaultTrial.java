package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.engine.fault.FaultUnfit;
import dev.podfall.engine.fault.Injection;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.StepJson;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.Runbook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tries out, on clusters that nobody else sees, what a fault does to the users of a world, and whether its inverse mends it. */
final class FaultTrial {
    private static final Duration LOOKING = Duration.ofMinutes(4);
    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(4);

    private final GameDay bare;
    private final ClusterProvider provider;
    private final LocalDate day;

    /**
     * @param bare a game day in that world, without cues
     * @param provider of clusters whose time can be moved
     * @param day today
     */
    FaultTrial(GameDay bare, ClusterProvider provider, LocalDate day) {
        this.bare = bare;
        this.provider = provider;
        this.day = day;
    }

    /**
     * What came of one.
     *
     * @param alerts that rang; none if it was refused
     * @param users what they got, in words
     * @param runbook of last resort; null if it was refused
     * @param refused why it makes no drill, in sentences; empty if it does
     */
    record Shown(DrawnFault fault, Set<Alert> alerts, String users, ObjectNode runbook, List<String> refused) {
        static Shown refused(DrawnFault fault, List<String> why) {
            String name = "The fault " + fault.spec().fault() + ": ";
            return new Shown(
                    fault, Set.of(), "", null, why.stream().map(w -> name + w).toList());
        }
    }

    /** A fault by itself: users feel it, it stays, and its inverse mends it. */
    Shown play(DrawnFault fault) {
        try (Rehearsal rehearsal = new Rehearsal(bare, provider)) {
            List<String> unsteady = rehearsal.untouched();
            return unsteady.isEmpty() ? broken(fault, rehearsal) : Shown.refused(fault, unsteady);
        } catch (PodfallException unfit) {
            return Shown.refused(fault, List.of(unfit.getMessage()));
        }
    }

    private Shown broken(DrawnFault fault, Rehearsal rehearsal) {
        LastResort resort = resort(rehearsal);
        Injection injection = FaultRegistry.standard().inject(rehearsal.cluster(), fault.spec());
        Optional<ObjectNode> written = resort.runbook(fault, injection, day);
        if (written.isEmpty()) {
            return Shown.refused(fault, List.of("nothing of it stays that could be put back."));
        }
        RunbookProof proof = rehearsal.proof(StepJson.read(written.get(), Runbook.class));
        proof.lookBefore();
        List<Sample> samples = new ArrayList<>();
        Set<Alert> rang = rings(rehearsal, samples::addAll);
        Levels felt = Levels.of(Watch.window(samples));
        if (rang.isEmpty()) {
            return Shown.refused(fault, List.of("users notice nothing of it: " + felt.words() + "."));
        }
        if (Levels.of(Watch.window(rehearsal.pass(LEFT_ALONE))).firing().isEmpty()) {
            return Shown.refused(fault, List.of("it heals by waiting."));
        }
        List<String> left = rehearsal.mend(proof);
        if (!left.isEmpty()) {
            return Shown.refused(fault, left);
        }
        rang.forEach(a -> written.get().withArray("alerts").add(a.name()));
        return new Shown(fault, rang, "Users get: " + felt.words() + ".", written.get(), List.of());
    }

    private LastResort resort(Rehearsal rehearsal) {
        return new LastResort(
                rehearsal.cluster(), bare.baseline(), bare.clients().server());
    }

    /** What rings within four minutes; a minute after the first, all that belongs to it has rung. */
    private static Set<Alert> rings(Rehearsal rehearsal, Consumer<List<Sample>> heard) {
        Set<Alert> rang = EnumSet.noneOf(Alert.class);
        List<Sample> all = new ArrayList<>();
        Duration left = LOOKING;
        while (!left.isNegative() && !left.isZero()) {
            List<Sample> round = rehearsal.pass(Watch.ROUND);
            all.addAll(round);
            heard.accept(round);
            boolean first = rang.isEmpty();
            rang.addAll(Levels.of(Watch.window(all)).firing());
            left = first && !rang.isEmpty() ? Duration.ofMinutes(1) : left.minus(Watch.ROUND);
        }
        return rang;
    }

    /** Runbooks of other faults, which help nobody here: as many as can be written, up to {@code most}. */
    List<ObjectNode> others(List<DrawnFault> drawn, int most) {
        List<ObjectNode> runbooks = new ArrayList<>();
        try (Rehearsal rehearsal = new Rehearsal(bare, provider)) {
            for (DrawnFault fault : drawn) {
                if (runbooks.size() < most) {
                    other(rehearsal, fault).ifPresent(runbooks::add);
                }
            }
        }
        return runbooks;
    }

    /** Those of such runbooks that really help nobody: each is followed while the faults are in, and users stay as badly off as before. */
    List<ObjectNode> unhelpful(List<Shown> shown, List<ObjectNode> runbooks) {
        List<ObjectNode> left = new ArrayList<>(runbooks);
        List<ObjectNode> unhelpful = new ArrayList<>();
        while (!left.isEmpty()) {
            try (Rehearsal rehearsal = new Rehearsal(bare, provider)) {
                shown.forEach(s -> FaultRegistry.standard()
                        .inject(rehearsal.cluster(), s.fault().spec()));
                rings(rehearsal, samples -> {});
                Set<Alert> firing = firing(rehearsal);
                boolean helps = false;
                while (!helps && !left.isEmpty()) {
                    ObjectNode one = left.remove(0);
                    follow(rehearsal, StepJson.read(one, Runbook.class));
                    helps = !firing(rehearsal).containsAll(firing);
                    if (!helps) {
                        unhelpful.add(one);
                    }
                }
            }
        }
        return unhelpful;
    }

    private static Set<Alert> firing(Rehearsal rehearsal) {
        return Levels.of(Watch.window(rehearsal.pass(SETTLED))).firing();
    }

    /** As somebody would who does not know better. */
    private static void follow(Rehearsal rehearsal, Runbook runbook) {
        RunbookRunner runner = new RunbookRunner(rehearsal.cluster());
        runbook.steps().forEach(step -> runner.run(runbook, step));
    }

    /** Only one that can be followed where nothing is wrong. */
    private Optional<ObjectNode> other(Rehearsal rehearsal, DrawnFault fault) {
        FaultRegistry registry = FaultRegistry.standard();
        LastResort resort = resort(rehearsal);
        Injection injection;
        try {
            injection = registry.inject(rehearsal.cluster(), fault.spec());
        } catch (FaultUnfit notHere) {
            return Optional.empty();
        }
        Optional<ObjectNode> runbook = resort.runbook(fault, injection, day);
        registry.recover(rehearsal.cluster(), injection);
        try {
            registry.recover(rehearsal.cluster(), injection);
            return runbook;
        } catch (PodfallException nothingThere) {
            return Optional.empty();
        }
    }
}
