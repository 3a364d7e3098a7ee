package dev.podfall.web.cluster;

import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Reopening;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.web.server.ServerIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bare embedded clusters. They live until they are deleted; a restarted server finds them again. One that hangs, at work or
 * while it is opened, keeps nobody waiting but those who ask for it.
 */
@Singleton
public final class Clusters {
    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);

    private final EmbeddedProvider provider;
    private final Path home;
    private final Map<String, KeptCluster> kept = new ConcurrentSkipListMap<>();

    Clusters(EmbeddedProvider provider, ServerIdentity identity) {
        this.provider = provider;
        this.home = identity.home().resolve("clusters");
    }

    /**
     * Makes one whose API answers.
     *
     * @throws ClusterRefused if the wish makes no sense or the name is taken
     */
    public BareCluster create(ClusterRequest request) {
        request.check();
        var folder = folder(request.name());
        var one = new KeptCluster(BareCluster.still(request, folder.kubeconfig().toString(), "creating"));
        var other = kept.putIfAbsent(request.name(), one);
        if (other != null) {
            throw taken(other.shown());
        }
        try {
            folder.delete();
            var spec = new ClusterSpec(
                    request.name(), request.drawnSeed(), request.nodeCount(), Duration.ZERO, folder.state());
            var cluster = provider.provision(spec, Progress.NONE);
            cluster.capability(ClockControl.class).ifPresent(clock -> clock.pace(request.pace()));
            try {
                return keep(one, request, cluster);
            } catch (UncheckedIOException full) {
                cluster.remove();
                throw full;
            }
        } catch (RuntimeException | Error failed) {
            kept.remove(request.name(), one);
            throw failed;
        }
    }

    private static ClusterRefused taken(BareCluster other) {
        var name = other.name();
        return other.state().equals("closed")
                ? new ClusterRefused("There is a cluster \"" + name + "\", which is closed.", other.next())
                : new ClusterRefused(
                        "A cluster \"" + name + "\" is running already.",
                        "Use it, choose another name, or delete it: podfall cluster delete " + name);
    }

    /** All, by name. */
    public List<BareCluster> all() {
        return kept.values().stream().map(KeptCluster::shown).toList();
    }

    /** @throws UnknownCluster if there is none of that name */
    public BareCluster delete(String name) {
        var one = kept.remove(name);
        if (one == null) {
            throw new UnknownCluster(name);
        }
        var cluster = one.delete();
        if (cluster != null) {
            cluster.remove();
        }
        folder(name).delete();
        return one.shown();
    }

    /**
     * Opens one that was left closed.
     *
     * @throws UnknownCluster if there is none of that name
     * @throws ClusterRefused if it is not closed
     */
    public BareCluster open(String name) {
        var one = kept.get(name);
        if (one == null) {
            throw new UnknownCluster(name);
        }
        if (!one.isClosed()) {
            throw new ClusterRefused(
                    "Cluster \"" + name + "\" is " + one.shown().state() + ".", "See with: podfall cluster list");
        }
        letGo(one);
        one.opens();
        provider.forgive(folder(name).state());
        reopen(name, one);
        return one.shown();
    }

    /** Finds those of an earlier server again. One that cannot be opened is shown as closed, with the reason. */
    public void reopen() {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var folders = Files.list(home)) {
            folders.map(path -> path.getFileName().toString())
                    .sorted()
                    .filter(name -> folder(name).isComplete())
                    .forEach(this::findAgain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void findAgain(String name) {
        try {
            var folder = folder(name);
            var one = new KeptCluster(
                    BareCluster.still(folder.read(), folder.kubeconfig().toString(), "opening"));
            kept.put(name, one);
            reopen(name, one);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cluster {} could not be found again: {}", name, e.toString());
        }
    }

    private void reopen(String name, KeptCluster one) {
        var folder = folder(name);
        var inTime = new Reopening(provider).open(name, folder.state(), new Reopening.Outcome() {
            @Override
            public void opened(Cluster cluster) {
                try {
                    keep(one, folder.read(), cluster);
                } catch (IOException | UncheckedIOException e) {
                    cluster.close();
                    failed(e);
                }
            }

            @Override
            public void failed(Throwable why) {
                LOG.warn("Cluster {} could not be opened again: {}", name, why.toString());
                one.closed(Reopening.words(why));
            }
        });
        if (!inTime) {
            LOG.warn("Cluster {} takes long to open; the others go on", name);
        }
    }

    private BareCluster keep(KeptCluster one, ClusterRequest request, Cluster cluster) {
        var folder = folder(request.name());
        BareCluster shown;
        try {
            folder.write(request, cluster.adminKubeconfig());
            shown = running(request, cluster, folder.kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!one.runs(cluster, shown)) {
            cluster.remove();
            folder.delete();
        }
        return shown;
    }

    private static BareCluster running(ClusterRequest request, Cluster cluster, Path kubeconfig) {
        return new BareCluster(
                request.name(),
                kubeconfig.toString(),
                cluster.url(),
                cluster.api().list("Node", null, null).size(),
                request.pace(),
                request.drawnSeed(),
                "running",
                null,
                null);
    }

    private ClusterFolder folder(String name) {
        return new ClusterFolder(home.resolve(name));
    }

    /** Lets go of all; they can be reopened. */
    @PreDestroy
    void close() {
        kept.values().parallelStream().forEach(Clusters::letGo);
        kept.clear();
    }

    private static void letGo(KeptCluster one) {
        var cluster = one.letGo();
        if (cluster != null) {
            cluster.close();
        }
    }
}
