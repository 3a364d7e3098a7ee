package dev.podfall.engine.kind;

import com.github.dockerjava.api.model.Container;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where clusters are made and kept, once Docker is there. */
final class Workshop implements AutoCloseable {
    private final Path home;
    private final KindSettings settings;
    private final Docker docker;
    private final Labels labels;
    private final Machinery machinery;
    private final Furnishing furnishing;
    private final WarmClusters warm;
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    private Workshop(Path home, Path images, KindSettings settings, Docker docker) {
        this.home = home;
        this.settings = settings;
        this.docker = docker;
        this.labels = new Labels(home);
        this.machinery = new Machinery(docker, settings, labels);
        this.furnishing = new Furnishing(images);
        this.warm = new WarmClusters(settings.pool(), this::build);
    }

    static Workshop open(Path home, Path images, KindSettings settings) {
        Workshop workshop = new Workshop(home, images, settings, Docker.connect());
        workshop.sweep();
        return workshop;
    }

    Cluster provision(ClusterSpec spec, int nodes, Progress progress) {
        Optional<Nodes> ready = nodes == settings.nodes() ? warm.take() : Optional.empty();
        Nodes made = ready.orElseGet(() -> build(spec.name(), nodes, progress));
        Marker.write(spec.directory(), made.id());
        return cluster(spec.name(), made, spec.directory());
    }

    Optional<Cluster> reopen(String name, String id, Path directory) {
        List<Container> found = docker.containers(labels.ofCluster(id));
        boolean whole = !found.isEmpty()
                && found.stream().allMatch(c -> "running".equals(c.getState()) && !Labels.isGuarded(c.getLabels()));
        if (!whole) {
            found.forEach(c -> docker.remove(c.getId()));
            Marker.delete(directory);
            return Optional.empty();
        }
        List<Node> nodes = found.stream()
                .map(c -> new Node(docker, c.getId(), c.getLabels().get(Labels.NODE)))
                .sorted(Comparator.comparing(Node::name))
                .toList();
        inUse.add(id);
        return Optional.of(cluster(name, new Nodes(id, nodes), directory));
    }

    void warmUp() {
        warm.fill();
    }

    boolean isWarm() {
        return warm.isReady();
    }

    @Override
    public void close() {
        warm.close();
        docker.containers(labels.ofAll()).forEach(c -> docker.remove(c.getId()));
    }

    private Nodes build(String id, int nodes, Progress progress) {
        inUse.add(id);
        try {
            return machinery.build(id, nodes, progress, made -> furnishing.of(made, new Steps(progress)));
        } catch (RuntimeException failure) {
            inUse.remove(id);
            throw failure;
        }
    }

    private Nodes build(String id) {
        return build(id, settings.nodes(), Progress.NONE);
    }

    private Cluster cluster(String name, Nodes nodes, Path directory) {
        return KindCluster.of(name, nodes, () -> {
            nodes.remove();
            inUse.remove(nodes.id());
            Marker.delete(directory);
        });
    }

    /** What a server left behind that was killed, and that belongs to no attempt. */
    private void sweep() {
        Set<String> wanted = Marker.all(home);
        for (Container container : docker.containers(labels.ofAll())) {
            String id = container.getLabels().get(Labels.CLUSTER);
            if (!wanted.contains(id) && !inUse.contains(id)) {
                docker.remove(container.getId());
            }
        }
    }
}
