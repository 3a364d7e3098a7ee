package dev.podfall.grader.attempt;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterLeftClosed;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Reopening;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.lab.ClustersInMaking;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.collect.Trickle;
import dev.podfall.scenario.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The clusters of attempts. */
final class Clusters {
    static final String LEARNER = "learner";
    private static final long PATIENCE_SECONDS = 4;
    private static final String OPENING = "is still being opened";

    private final Function<Runtime, ClusterProvider> providers;
    private final Path home;
    private final Map<String, Cluster> running = new ConcurrentHashMap<>();
    private final Map<String, String> closed = new ConcurrentHashMap<>();
    private final ClustersInMaking making = new ClustersInMaking();

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
        return making.make(() -> made(attempt, lab, wanted, progress), () -> putAway(attempt));
    }

    private Opened made(String attempt, Lab lab, Payload.Started wanted, Progress progress) {
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
        Trickle.start(run.cluster(), lab);
        return new Opened(run.baseline(), run.cluster().namespaces());
    }

    /** Finds the attempt's cluster again. One that does not open is not waited for. */
    void reopen(String attempt, Lab lab, Runtime runtime) {
        ClusterProvider provider = provider(runtime);
        Path folder = files(attempt).cluster();
        if (runtime != Runtime.EMBEDDED) {
            provider.reopen(attempt, folder).ifPresent(c -> admit(attempt, lab, c));
            return;
        }
        closed.put(attempt, OPENING);
        new Reopening(provider).open(attempt, folder, new Reopening.Outcome() {
            @Override
            public void opened(Cluster cluster) {
                try {
                    making.make(() -> admitUnlessRemoved(attempt, lab, cluster), () -> running.remove(attempt));
                } catch (RejectedExecutionException ended) {
                    cluster.close();
                }
            }

            @Override
            public void failed(Throwable why) {
                closed.computeIfPresent(attempt, (a, before) -> Reopening.words(why));
            }
        });
    }

    private boolean admitUnlessRemoved(String attempt, Lab lab, Cluster cluster) {
        boolean stays = closed.containsKey(attempt);
        if (stays) {
            admit(attempt, lab, cluster);
        } else {
            cluster.remove();
        }
        return stays;
    }

    private void admit(String attempt, Lab lab, Cluster cluster) {
        files(attempt).writeKubeconfig(cluster.admit(learner(lab)));
        running.put(attempt, cluster);
        closed.remove(attempt);
        Trickle.start(cluster, lab);
    }

    /**
     * Opens one that hung once more, for a last look: what hangs is most often a command, and commands are gone then, while what was
     * done is kept. One that hangs again is ended within seconds, so that nothing can be seen of it.
     */
    void openOnceMore(String attempt, Lab lab, Runtime runtime) {
        if (runtime != Runtime.EMBEDDED
                || isOpening(attempt)
                || trouble(attempt).isEmpty()) {
            return;
        }
        Cluster silent = running.remove(attempt);
        if (silent != null) {
            silent.close();
        }
        provider(runtime).forgive(files(attempt).cluster());
        reopen(attempt, lab, runtime);
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> endSilent(attempt));
    }

    /** Whether it may be there in a moment. */
    boolean isOpening(String attempt) {
        return OPENING.equals(closed.get(attempt));
    }

    /** Why the attempt's cluster does not answer, in words that follow its name; empty if it does. */
    Optional<String> trouble(String attempt) {
        return find(attempt).map(Cluster::trouble).orElse(Optional.ofNullable(closed.get(attempt)));
    }

    /** @throws ClusterLeftClosed if the attempt's cluster does not answer */
    void requireAnswering(String attempt) {
        trouble(attempt).ifPresent(why -> {
            throw new ClusterLeftClosed(
                    attempt,
                    why,
                    "Begin anew with: podfall reset\nEnd it with: podfall stop (an exam is then graded by what was kept, if it opens once more)");
        });
    }

    /** Ends one that does not answer, so that nobody waits for it any longer. */
    void endSilent(String attempt) {
        find(attempt).filter(c -> !c.answers()).ifPresent(Cluster::close);
    }

    Optional<Cluster> find(String attempt) {
        return Optional.ofNullable(running.get(attempt));
    }

    /** The attempt's cluster, unless it hangs. */
    Optional<Cluster> answering(String attempt) {
        return find(attempt).filter(Cluster::answers);
    }

    /** Ends it. Nothing is left but the attempt's steps. */
    void remove(String attempt) {
        closed.remove(attempt);
        Cluster cluster = running.remove(attempt);
        if (cluster != null) {
            cluster.remove();
        }
        files(attempt).remove();
    }

    /** Lets go of one; {@link #reopen} finds it again as it was. */
    void putAway(String attempt) {
        closed.remove(attempt);
        Cluster cluster = running.remove(attempt);
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Lets go of all, and makes none any more. */
    void close() {
        making.end(Duration.ofSeconds(PATIENCE_SECONDS));
        running.values().parallelStream().forEach(Cluster::close);
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
        return Learner.of(LEARNER, lab);
    }
}
