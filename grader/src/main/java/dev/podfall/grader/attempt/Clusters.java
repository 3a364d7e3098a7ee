package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.Lab;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The clusters of attempts. */
final class Clusters {
    private static final String LEARNER = "learner";

    private final Function<Runtime, ClusterProvider> providers;
    private final Path home;
    private final Map<String, Cluster> running = new ConcurrentHashMap<>();

    Clusters(Function<Runtime, ClusterProvider> providers, Path home) {
        this.providers = providers;
        this.home = home;
    }

    AttemptFiles files(String attempt) {
        return new AttemptFiles(home, attempt);
    }

    /**
     * A cluster that was opened.
     *
     * @param baseline what it looked like healthy
     */
    record Opened(Digest baseline, Namespaces namespaces) {}

    /** Brings the lab up for the attempt and lets the learner in. */
    Opened open(String attempt, Lab lab, Payload.Started wanted, Progress progress) {
        AttemptFiles files = files(attempt);
        files.remove();
        LabRunner runner = new LabRunner(provider(wanted.runtime()));
        LabRun run = runner.run(lab, attempt, wanted.seed(), files.cluster(), progress);
        try {
            files.writeKubeconfig(run.cluster().admit(learner(lab)));
        } catch (PodfallException cannotAdmit) {
            run.cluster().remove();
            throw cannotAdmit;
        }
        running.put(attempt, run.cluster());
        return new Opened(run.baseline(), run.cluster().namespaces());
    }

    /** Finds the attempt's cluster again. */
    void reopen(String attempt, Lab lab, Runtime runtime) {
        Optional<Cluster> cluster =
                provider(runtime).reopen(attempt, files(attempt).cluster());
        cluster.ifPresent(c -> {
            files(attempt).writeKubeconfig(c.admit(learner(lab)));
            running.put(attempt, c);
        });
    }

    Optional<Cluster> find(String attempt) {
        return Optional.ofNullable(running.get(attempt));
    }

    /** Ends it. Nothing is left but the attempt's steps. */
    void remove(String attempt) {
        Cluster cluster = running.remove(attempt);
        if (cluster != null) {
            cluster.remove();
        }
        files(attempt).remove();
    }

    /** Lets go of all. */
    void close() {
        running.values().forEach(Cluster::close);
        running.clear();
    }

    private ClusterProvider provider(Runtime runtime) {
        ClusterProvider provider = providers.apply(runtime);
        if (provider == null) {
            throw new RuntimeNotHere(runtime);
        }
        return provider;
    }

    private static Learner learner(Lab lab) {
        return new Learner(LEARNER, lab.facts().namespace(), lab.facts().access());
    }
}
