package dev.podfall.engine.kind;

import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.error.PodfallException;
import java.nio.file.Files;
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
    private final Path images;
    private final Map<String, String> environment;
    private Workshop workshop;

    /**
     * @param home the folder of the installation; containers bear its name, and no other's are touched
     * @param environment see {@link KindSettings#of}
     */
    public KindProvider(Path home, Map<String, String> environment) {
        this(home, home.resolve("images"), environment);
    }

    /** @param images where the labs' images are kept once they are built */
    public KindProvider(Path home, Path images, Map<String, String> environment) {
        this.home = home;
        this.images = images;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Runtime runtime() {
        return Runtime.KIND;
    }

    @Override
    public Set<String> capabilities() {
        return Set.of(ProcessControl.NAME, Visitors.NAME);
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
            Preflight.checkWay(Docker.host(), environment);
        });
        return workshop().provision(spec, nodes, progress);
    }

    /**
     * {@inheritDoc} A cluster that is guarded against crashes ended with the process that made it.
     */
    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        Optional<String> id = Marker.read(directory);
        if (id.isEmpty() || !left().isThere(Labels.UNGUARDED, Labels.CLUSTER + "=" + id.get())) {
            Marker.delete(directory);
            return Optional.empty();
        }
        return workshop().reopen(name, id.get(), directory);
    }

    /**
     * Removes what a process left that was killed, and keeps as many clusters warm as the settings say. Returns at once;
     * what does not work out is logged.
     */
    public void begin() {
        boolean used = Files.isDirectory(images);
        boolean pool = environment.containsKey("PODFALL_KIND_POOL");
        if (used || pool) {
            Thread thread = new Thread(this::tidy, "podfall-kind");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether a cluster is ready for the next lab. */
    synchronized boolean isWarm() {
        return workshop != null && workshop.isWarm();
    }

    private void tidy() {
        try {
            boolean pool = KindSettings.of(environment).pool() > 0;
            if (pool || left().isThere(Labels.of(home))) {
                workshop().warmUp();
            }
        } catch (PodfallException notNow) {
            System.getLogger(KindProvider.class.getName())
                    .log(System.Logger.Level.INFO, "The kind runtime cannot be used now: {0}", notNow.getMessage());
        }
    }

    private Leftovers left() {
        return new Leftovers(DockerProbe.of(environment));
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
            workshop = Workshop.open(home, images, KindSettings.of(environment));
        }
        return workshop;
    }
}
