package dev.podfall.engine.kind;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes clusters of containers on this machine. Until it is asked for one it does nothing, and loads nothing of
 * Testcontainers; its end is the end of its clusters.
 */
public final class KindProvider implements ClusterProvider, AutoCloseable {
    private final Path home;
    private final Map<String, String> environment;
    private Workshop workshop;

    /**
     * @param home the folder of the installation; containers bear its name, and no other's are touched
     * @param environment see {@link KindSettings#of}
     */
    public KindProvider(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Runtime runtime() {
        return Runtime.KIND;
    }

    /** None: what labs may need beyond the API comes with no node image. */
    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws DockerNotHere and others of this package, each with its next step
     */
    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        KindSettings settings = KindSettings.of(environment);
        int nodes = spec.nodes() > 0 ? spec.nodes() : settings.nodes();
        new Steps(progress).step("docker", "Looking at Docker", () -> {
            Surroundings here = Surroundings.look(DockerProbe.of(environment), settings);
            Preflight.check(here, settings, nodes);
        });
        return workshop().provision(spec, nodes, progress);
    }

    /**
     * {@inheritDoc} A cluster that is guarded against crashes ended with the process that made it.
     */
    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        Optional<String> id = Marker.read(directory);
        return id.isEmpty() ? Optional.empty() : workshop().reopen(name, id.get(), directory);
    }

    /** Keeps as many clusters warm as the settings say. Returns at once. */
    public void warmUp() {
        if (KindSettings.of(environment).pool() > 0) {
            workshop().warmUp();
        }
    }

    /** Removes all of its clusters. */
    @Override
    public synchronized void close() {
        if (workshop != null) {
            workshop.close();
            workshop = null;
        }
    }

    private synchronized Workshop workshop() {
        if (workshop == null) {
            workshop = Workshop.open(home, KindSettings.of(environment));
        }
        return workshop;
    }
}
