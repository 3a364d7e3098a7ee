package dev.podfall.web.cluster;

import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
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
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bare embedded clusters. They live until they are deleted; a restarted server finds them again. */
@Singleton
public final class Clusters {
    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);

    private final EmbeddedProvider provider;
    private final Path home;
    private final TreeMap<String, Running> running = new TreeMap<>();

    Clusters(EmbeddedProvider provider, ServerIdentity identity) {
        this.provider = provider;
        this.home = identity.home().resolve("clusters");
    }

    /**
     * Makes one whose API answers.
     *
     * @throws ClusterRefused if the wish makes no sense or the name is taken
     */
    public synchronized BareCluster create(ClusterRequest request) {
        request.check();
        if (running.containsKey(request.name())) {
            throw new ClusterRefused(
                    "A cluster \"" + request.name() + "\" is running already.",
                    "Use it, choose another name, or delete it: podfall cluster delete " + request.name());
        }
        var folder = folder(request.name());
        folder.delete();
        var spec = new ClusterSpec(
                request.name(), request.drawnSeed(), request.nodeCount(), Duration.ZERO, folder.state());
        var cluster = provider.provision(spec, Progress.NONE);
        cluster.capability(ClockControl.class).ifPresent(clock -> clock.pace(request.pace()));
        return keep(request, cluster);
    }

    /** All, by name. */
    public synchronized List<BareCluster> all() {
        return running.values().stream().map(Running::shown).toList();
    }

    /** @throws UnknownCluster if there is none of that name */
    public synchronized BareCluster delete(String name) {
        var one = running.remove(name);
        if (one == null) {
            throw new UnknownCluster(name);
        }
        one.cluster().remove();
        folder(name).delete();
        return one.shown();
    }

    /** Finds those of an earlier server again. One that cannot be found is named in the log and left alone. */
    public synchronized void reopen() {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var folders = Files.list(home)) {
            folders.map(path -> path.getFileName().toString()).sorted().forEach(this::reopen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopen(String name) {
        var folder = folder(name);
        if (!folder.isComplete()) {
            return;
        }
        try {
            var request = folder.read();
            provider.reopen(name, folder.state()).ifPresent(cluster -> keep(request, cluster));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cluster {} could not be found again: {}", name, e.toString());
        }
    }

    private BareCluster keep(ClusterRequest request, Cluster cluster) {
        var folder = folder(request.name());
        try {
            folder.write(request, cluster.adminKubeconfig());
        } catch (IOException e) {
            cluster.remove();
            throw new UncheckedIOException(e);
        }
        var nodes = cluster.api().list("Node", null, null).size();
        var shown = new BareCluster(
                request.name(),
                folder.kubeconfig().toString(),
                cluster.url(),
                nodes,
                request.pace(),
                request.drawnSeed(),
                "running");
        running.put(request.name(), new Running(cluster, shown));
        return shown;
    }

    private ClusterFolder folder(String name) {
        return new ClusterFolder(home.resolve(name));
    }

    /** Lets go of all; they can be reopened. */
    @PreDestroy
    synchronized void close() {
        running.values().forEach(one -> one.cluster().close());
        running.clear();
    }

    private record Running(Cluster cluster, BareCluster shown) {}
}
