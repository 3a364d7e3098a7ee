package dev.podfall.grader.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.existing.ExistingProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One real cluster for many experiments, for starting one takes longer than most of them. Each experiment gets namespaces
 * of its own on it, as labs on an existing cluster do.
 */
final class SharedCluster implements ClusterProvider, AutoCloseable {
    private static final String MOST = "40";

    /** Each claims all of the machine, so that several labs find room whatever they request. */
    private static final int NODES = 3;

    private static final Pattern CONTEXT = Pattern.compile("\"?current-context\"?\\s*:\\s*\"?([\\w@.-]+)");

    private final Runtime runtime;
    private final Cluster cluster;
    private final Path home;
    private final ExistingProvider namespaces;

    private SharedCluster(Runtime runtime, Cluster cluster, Path home) {
        this.runtime = runtime;
        this.cluster = cluster;
        this.home = home;
        this.namespaces = new ExistingProvider(home);
    }

    /** @param directory where it keeps what it needs until it is closed */
    static SharedCluster start(ClusterProvider provider, Path directory, Progress progress) {
        Path home = directory.resolve("shared-cluster");
        Cluster cluster = provider.provision(
                new ClusterSpec("proofs", 1, NODES, Duration.ZERO, home.resolve("cluster")), progress);
        SharedCluster shared = new SharedCluster(provider.runtime(), cluster, home);
        try {
            shared.open();
            return shared;
        } catch (RuntimeException failure) {
            shared.close();
            throw failure;
        }
    }

    @Override
    public Runtime runtime() {
        return runtime;
    }

    @Override
    public Set<String> capabilities() {
        return namespaces.capabilities();
    }

    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        return namespaces.provision(spec, progress);
    }

    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        return Optional.empty();
    }

    @Override
    public void close() {
        cluster.remove();
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that labs may run there, as the owner of an existing cluster would. */
    private void open() {
        String kubeconfig = cluster.adminKubeconfig();
        Matcher context = CONTEXT.matcher(kubeconfig);
        if (!context.find()) {
            throw new IllegalStateException("the kubeconfig of " + cluster.name() + " names no context");
        }
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("kubeconfig"), kubeconfig);
            Files.writeString(
                    home.resolve("existing.yaml"),
                    "kubeconfig: kubeconfig\ncontext: " + context.group(1) + "\nmaxLabs: " + MOST + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode allowed = JsonNodeFactory.instance.objectNode();
        allowed.put("apiVersion", "v1").put("kind", "ConfigMap");
        allowed.putObject("metadata").put("name", "podfall-allowed").put("namespace", "podfall-system");
        allowed.putObject("data").put("labs", MOST);
        cluster.api().create(allowed);
    }
}
