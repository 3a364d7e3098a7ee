package dev.podfall.engine.lab;

import dev.podfall.engine.Capability.AddOns;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Brings labs up on a runtime. Proofs use the same one: what is proven is what learners get. */
public final class LabRunner {
    /** Beyond the time that passes on purpose: start-up, rollouts. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final ClusterProvider provider;

    public LabRunner(ClusterProvider provider) {
        this.provider = provider;
    }

    /**
     * A broken cluster, whose clock then runs with the wall's.
     *
     * @param name the cluster's
     * @param directory where the runtime may keep it
     */
    public LabRun run(Lab lab, String name, long seed, Path directory, Progress progress) {
        Stage stage = stage(lab, name, seed, directory, progress);
        perform(stage, EnumSet.allOf(Phase.class));
        stage.cluster.capability(ClockControl.class).ifPresent(c -> c.pace(1));
        return new LabRun(stage.cluster, stage.digest, List.copyOf(stage.injections));
    }

    /** The healthy cluster only, its clock standing still where it can. */
    public LabRun runHealthy(Lab lab, String name, long seed, Path directory) {
        return runHealthy(lab, name, seed, directory, 0);
    }

    /** The same with so many nodes, where a runtime makes them; 0 for its usual number. */
    public LabRun runHealthy(Lab lab, String name, long seed, Path directory, int nodes) {
        Stage stage = stage(lab, name, seed, directory, nodes, Progress.NONE);
        perform(stage, EnumSet.range(Phase.provision, Phase.digest));
        return new LabRun(stage.cluster, stage.digest, List.of());
    }

    /** As {@link #run}, but time goes on only when somebody awaits something, where a runtime can do that. */
    public LabRun runStill(Lab lab, String name, long seed, Path directory) {
        Stage stage = stage(lab, name, seed, directory, Progress.NONE);
        perform(stage, EnumSet.allOf(Phase.class));
        return new LabRun(stage.cluster, stage.digest, List.copyOf(stage.injections));
    }

    /** The namespaces a lab's baseline lives in. */
    public static Set<String> namespaces(Lab lab) {
        return Stage.namespaces(lab);
    }

    private Stage stage(Lab lab, String name, long seed, Path directory, Progress progress) {
        return stage(lab, name, seed, directory, 0, progress);
    }

    private Stage stage(Lab lab, String name, long seed, Path directory, int nodes, Progress progress) {
        List<String> missing = new ArrayList<>(lab.facts().capabilities());
        if (!lab.facts().addons().isEmpty()) {
            missing.add(AddOns.NAME);
        }
        missing.removeAll(provider.capabilities());
        if (!lab.facts().runtimes().contains(provider.runtime().id())) {
            missing.add("one of " + String.join(", ", lab.facts().runtimes()));
        }
        if (!missing.isEmpty()) {
            throw new CapabilityMissing(lab.id(), provider.runtime(), missing);
        }
        Breakage breakage = lab.scenario().breakage();
        Duration history = breakage.healthyFor().plus(breakage.brokenFor()).plus(SLACK);
        return new Stage(lab, provider, new ClusterSpec(name, seed, nodes, history, directory), progress);
    }

    private static void perform(Stage stage, Set<Phase> phases) {
        try {
            for (Phase phase : phases) {
                long begin = System.nanoTime();
                stage.progress.report(phase.name(), phase.text(), Progress.State.started, 0);
                phase.run(stage);
                long millis = (System.nanoTime() - begin) / 1_000_000;
                stage.progress.report(phase.name(), phase.text(), Progress.State.done, millis);
            }
        } catch (RuntimeException failure) {
            Cluster halfDone = stage.cluster;
            if (halfDone != null) {
                halfDone.remove();
            }
            throw failure;
        }
    }
}
