package dev.podfall.grader.gameday;

import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Reopening;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.files.OwnerOnly;
import dev.podfall.engine.lab.ClustersInMaking;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.attempt.RequestTrail;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.traffic.UserTraffic;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.gameday.GameDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/** The clusters of drills, and the users who call there. Safe to use from several threads. */
final class DrillClusters {
    private static final String LEARNER = "learner";
    private static final String DOES_NOT = "does not answer";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String OPENING = "is still being opened";
    private static final long RETRY_NANOS = Duration.ofSeconds(15).toNanos();

    private final DrillGrounds grounds;
    private final Path home;
    private final boolean still;
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Map<String, String> trouble = new ConcurrentHashMap<>();
    private final Map<String, Long> tried = new ConcurrentHashMap<>();
    private final Map<String, ClusterProvider> providers = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final ClustersInMaking making = new ClustersInMaking();

    /** On one runtime alone. @param still whether cluster time goes on only when somebody awaits something, as rehearsals want it */
    DrillClusters(ClusterProvider provider, Path home, boolean still) {
        this((runtime, needsNodes) -> provider, home, still);
    }

    DrillClusters(DrillGrounds grounds, Path home, boolean still) {
        this.grounds = grounds;
        this.home = home;
        this.still = still;
    }

    /** A cluster with its users. @param consent null where nobody has to be asked */
    record Live(Cluster cluster, UserTraffic traffic, ConsentWatch consent) {
        void endWatch() {
            if (consent != null) {
                consent.close();
            }
        }
    }

    private Path folder(String drill) {
        return home.resolve("gamedays").resolve(drill);
    }

    Path kubeconfig(String drill) {
        return folder(drill).resolve("kubeconfig");
    }

    /** Brings a healthy world up, and lets users and operators in. */
    Cluster open(String drill, GameDay gameDay, long seed, Runtime runtime) {
        return making.make(() -> made(drill, gameDay, seed, runtime), () -> putAway(drill));
    }

    private ClusterProvider provider(String drill, GameDay gameDay, Runtime runtime) {
        ClusterProvider provider = grounds.of(runtime, DrillNodes.areNeeded(gameDay));
        providers.put(drill, provider);
        return provider;
    }

    private Cluster made(String drill, GameDay gameDay, long seed, Runtime runtime) {
        Lab lab = DrillLab.of(gameDay);
        remove(drill);
        int nodes = runtime == Runtime.KIND && DrillNodes.areNeeded(gameDay) ? DrillNodes.ON_KIND : 0;
        Cluster cluster = new LabRunner(provider(drill, gameDay, runtime))
                .runHealthy(lab, drill, seed, folder(drill).resolve("cluster"), nodes)
                .cluster();
        if (!still) {
            cluster.capability(ClockControl.class).ifPresent(c -> c.pace(1));
        }
        try {
            admit(drill, lab, cluster);
        } catch (RuntimeException cannotAdmit) {
            cluster.remove();
            throw cannotAdmit;
        }
        return cluster;
    }

    private void admit(String drill, Lab lab, Cluster cluster) {
        write(kubeconfig(drill), cluster.admit(Learner.of(LEARNER, lab)));
        UserTraffic traffic = UserTraffic.begin(cluster, lab);
        ConsentWatch watch =
                cluster.capability(Consent.class).map(ConsentWatch::new).orElse(null);
        live.put(drill, new Live(cluster, traffic, watch));
        trouble.remove(drill);
    }

    /** Finds a drill's cluster again after a restart; one that does not open leaves its trouble. */
    void reopen(String drill, GameDay gameDay, Runtime runtime) {
        if (live.containsKey(drill) || gone.contains(drill)) {
            return;
        }
        trouble.put(drill, OPENING);
        tried.put(drill, System.nanoTime());
        new Reopening(provider(drill, gameDay, runtime))
                .open(drill, folder(drill).resolve("cluster"), new Reopening.Outcome() {
                    @Override
                    public void opened(Cluster cluster) {
                        if (!isOpening(drill)) {
                            // It was over before the cluster answered.
                            cluster.remove();
                            return;
                        }
                        try {
                            making.make(
                                    () -> {
                                        admit(drill, DrillLab.of(gameDay), cluster);
                                        return cluster;
                                    },
                                    () -> live.remove(drill));
                        } catch (RejectedExecutionException ended) {
                            cluster.close();
                        } catch (RuntimeException cannotAdmit) {
                            // A drill that goes on: it may be tried again.
                            cluster.close();
                            throw cannotAdmit;
                        }
                    }

                    @Override
                    public void failed(Throwable why) {
                        if (Reopening.isGone(why)) {
                            gone.add(drill);
                        }
                        if (trouble.replace(drill, Reopening.words(why)) == null) {
                            release(drill);
                        }
                    }
                });
    }

    /** Tries again to find a cluster that did not answer, as others' clusters may for a while. */
    void retry(String drill, GameDay gameDay, Runtime runtime) {
        boolean isWaiting = trouble.containsKey(drill) && !isOpening(drill);
        if (isWaiting && System.nanoTime() - tried.getOrDefault(drill, 0L) > RETRY_NANOS) {
            reopen(drill, gameDay, runtime);
        }
    }

    /** Whether it may be there in a moment. */
    boolean isOpening(String drill) {
        return OPENING.equals(trouble.get(drill));
    }

    /** Whether there is none any more, and never will be. */
    boolean isGone(String drill) {
        return gone.contains(drill);
    }

    /** Why it does not answer, in words that follow its name; empty if it does. */
    Optional<String> trouble(String drill) {
        return find(drill).isPresent() ? Optional.empty() : Optional.of(trouble.getOrDefault(drill, DOES_NOT));
    }

    Optional<Live> find(String drill) {
        return Optional.ofNullable(live.get(drill)).filter(l -> l.cluster().answers());
    }

    /** @throws NotInThisDrill if it does not answer */
    Live require(String drill) {
        return find(drill).orElseThrow(() -> NotInThisDrill.cluster(trouble.getOrDefault(drill, DOES_NOT)));
    }

    /** What operators asked to be changed after that moment, oldest first. */
    List<Payload.Change> changes(String drill, Instant after) {
        return find(drill)
                .flatMap(l -> l.cluster().capability(AuditTrail.class))
                .map(trail -> trail.requests(LEARNER).stream()
                        .filter(r -> r.received().isAfter(after) && RequestTrail.asksForChange(r))
                        .map(DrillClusters::change)
                        .toList())
                .orElse(List.of());
    }

    private static Payload.Change change(AuditTrail.Request r) {
        String name = r.namespace().isEmpty() ? r.name() : r.namespace() + "/" + r.name();
        return new Payload.Change(
                r.received(),
                r.verb(),
                (r.resource() + " " + name).strip(),
                r.code() < 400 ? "done" : "refused: " + r.reason());
    }

    /** Ends it; nothing of it is left. */
    void remove(String drill) {
        trouble.remove(drill);
        Live ended = live.remove(drill);
        if (ended != null) {
            ended.endWatch();
            ended.cluster().remove();
        } else {
            release(drill);
        }
        Path folder = folder(drill);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There is none at hand that could be removed: its runtime may sweep it. */
    private void release(String drill) {
        Optional.ofNullable(providers.remove(drill)).ifPresent(p -> p.release(drill));
    }

    /** As {@link #remove}, but the users stop at once and nobody waits for the rest. */
    void removeMeanwhile(String drill) {
        Live ended = live.remove(drill);
        if (ended == null) {
            return;
        }
        ended.endWatch();
        trouble.put(drill, "was removed");
        Thread remover = new Thread(() -> ended.cluster().remove(), "podfall-remove-" + drill);
        remover.setDaemon(true);
        remover.start();
    }

    private void putAway(String drill) {
        Live late = live.remove(drill);
        if (late != null) {
            late.endWatch();
            late.cluster().close();
        }
    }

    /** Lets go of all, and makes none any more. */
    void close() {
        making.end(PATIENCE);
        live.values().forEach(l -> {
            l.endWatch();
            l.cluster().close();
        });
        live.clear();
    }

    private static void write(Path file, String text) {
        try {
            OwnerOnly.folder(file.getParent());
            OwnerOnly.file(file);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
