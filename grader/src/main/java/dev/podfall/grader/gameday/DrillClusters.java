package dev.podfall.grader.gameday;

import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Reopening;
import dev.podfall.engine.files.OwnerOnly;
import dev.podfall.engine.lab.ClustersInMaking;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.error.PodfallException;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/** The clusters of drills, and the users who call there. Safe to use from several threads. */
final class DrillClusters {
    private static final String LEARNER = "learner";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ClusterProvider provider;
    private final Path home;
    private final boolean still;
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Map<String, String> trouble = new ConcurrentHashMap<>();
    private final ClustersInMaking making = new ClustersInMaking();

    /** @param still whether cluster time goes on only when somebody awaits something, as rehearsals want it */
    DrillClusters(ClusterProvider provider, Path home, boolean still) {
        this.provider = provider;
        this.home = home;
        this.still = still;
    }

    /** A cluster with its users. */
    record Live(Cluster cluster, UserTraffic traffic) {}

    private Path folder(String drill) {
        return home.resolve("gamedays").resolve(drill);
    }

    Path kubeconfig(String drill) {
        return folder(drill).resolve("kubeconfig");
    }

    /** Brings a healthy world up, and lets users and operators in. */
    void open(String drill, GameDay gameDay, long seed) {
        making.make(() -> made(drill, gameDay, seed), () -> putAway(drill));
    }

    private Cluster made(String drill, GameDay gameDay, long seed) {
        Lab lab = DrillLab.of(gameDay);
        remove(drill);
        Cluster cluster = new LabRunner(provider)
                .runHealthy(lab, drill, seed, folder(drill).resolve("cluster"))
                .cluster();
        if (!still) {
            cluster.capability(ClockControl.class).ifPresent(c -> c.pace(1));
        }
        admit(drill, lab, cluster);
        return cluster;
    }

    private void admit(String drill, Lab lab, Cluster cluster) {
        try {
            write(kubeconfig(drill), cluster.admit(Learner.of(LEARNER, lab)));
            live.put(drill, new Live(cluster, UserTraffic.begin(cluster, lab)));
            trouble.remove(drill);
        } catch (PodfallException cannotAdmit) {
            cluster.remove();
            throw cannotAdmit;
        }
    }

    /** Finds a drill's cluster again after a restart; one that does not open leaves its trouble. */
    void reopen(String drill, GameDay gameDay) {
        if (live.containsKey(drill)) {
            return;
        }
        trouble.put(drill, "is still being opened");
        new Reopening(provider).open(drill, folder(drill).resolve("cluster"), new Reopening.Outcome() {
            @Override
            public void opened(Cluster cluster) {
                try {
                    making.make(
                            () -> {
                                admit(drill, DrillLab.of(gameDay), cluster);
                                return cluster;
                            },
                            () -> live.remove(drill));
                } catch (RejectedExecutionException ended) {
                    cluster.close();
                }
            }

            @Override
            public void failed(Throwable why) {
                trouble.put(drill, Reopening.words(why));
            }
        });
    }

    Optional<Live> find(String drill) {
        return Optional.ofNullable(live.get(drill)).filter(l -> l.cluster().answers());
    }

    /** @throws NotInThisDrill if it does not answer */
    Live require(String drill) {
        return find(drill).orElseThrow(() -> NotInThisDrill.cluster(trouble.getOrDefault(drill, "does not answer")));
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
        Live gone = live.remove(drill);
        if (gone != null) {
            gone.cluster().remove();
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

    private void putAway(String drill) {
        Live late = live.remove(drill);
        if (late != null) {
            late.cluster().close();
        }
    }

    /** Lets go of all, and makes none any more. */
    void close() {
        making.end(PATIENCE);
        live.values().forEach(l -> l.cluster().close());
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
