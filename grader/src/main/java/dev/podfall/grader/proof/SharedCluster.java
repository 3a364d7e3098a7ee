package dev.podfall.grader.proof;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** One real cluster for many experiments: starting one takes longer than most of them. */
final class SharedCluster implements ClusterProvider, AutoCloseable {
    private final ClusterProvider provider;
    private final Cluster cluster;
    private final Semaphore free = new Semaphore(1);

    private SharedCluster(ClusterProvider provider, Cluster cluster) {
        this.provider = provider;
        this.cluster = cluster;
    }

    static SharedCluster start(ClusterProvider provider, Path directory, Progress progress) {
        ClusterSpec spec = new ClusterSpec("proofs", 1, 0, Duration.ZERO, directory);
        return new SharedCluster(provider, provider.provision(spec, progress));
    }

    @Override
    public Runtime runtime() {
        return provider.runtime();
    }

    @Override
    public Set<String> capabilities() {
        return provider.capabilities();
    }

    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        free.acquireUninterruptibly();
        return cluster;
    }

    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        return Optional.empty();
    }

    @Override
    public void close() {
        cluster.remove();
    }
}
