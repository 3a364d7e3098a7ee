package dev.podfall.grader.gameday;

import dev.podfall.engine.Capability;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.action.Performer;
import dev.podfall.scenario.action.Cordon;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Embedded clusters that belong to somebody: who may say no at any moment, or be silent. */
final class LentCluster implements ClusterProvider, Consent {
    private final ClusterProvider embedded;
    /** A permit for each time that somebody asked and was told. */
    final Semaphore asked = new Semaphore(0);

    volatile String no;
    volatile boolean silent;
    /** Whether it opens all nodes when it is told to; otherwise only what was injected is taken back. */
    volatile boolean opensAll = true;

    /** Whether the next question, or the next cluster, meets a defect. */
    volatile boolean defective;

    /** Counted down when somebody begins to open it again, who then waits for the other. */
    final CountDownLatch opening = new CountDownLatch(1);

    final CountDownLatch opens = new CountDownLatch(1);

    /** Whether the owner says no in the middle of a drain. */
    volatile boolean noOnceClosed;

    final CountDownLatch removed = new CountDownLatch(1);
    volatile Cluster cluster;

    LentCluster(ClusterProvider embedded) {
        this.embedded = embedded;
    }

    @Override
    public Optional<String> withdrawn() {
        if (silent) {
            throw new ClusterUnreachable("The cluster does not answer.", null);
        }
        asked.release();
        if (defective) {
            defective = false;
            throw new IllegalStateException("a defect");
        }
        if (noOnceClosed && nodes().stream().anyMatch(this::isClosed)) {
            return Optional.of("a node is closed");
        }
        return Optional.ofNullable(no);
    }

    @Override
    public Set<String> nodes() {
        return Set.of("node-1", "node-2");
    }

    @Override
    public void giveBack() {
        if (silent) {
            throw new ClusterUnreachable("The cluster does not answer.", null);
        } else if (!opensAll) {
            return;
        }
        nodes().forEach(node -> new Performer(cluster).perform(new Cordon(node, true)));
    }

    boolean isClosed(String node) {
        return cluster.api()
                .find("Node", null, node)
                .orElseThrow()
                .at("/spec/unschedulable")
                .asBoolean();
    }

    @Override
    public Runtime runtime() {
        return Runtime.EXISTING;
    }

    @Override
    public Set<String> capabilities() {
        return embedded.capabilities();
    }

    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        if (defective) {
            throw new IllegalStateException("a defect");
        }
        cluster = new Lent(embedded.provision(spec, progress));
        return cluster;
    }

    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        opening.countDown();
        try {
            opens.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        cluster = new Lent(embedded.reopen(name, directory).orElseThrow());
        return Optional.of(cluster);
    }

    private final class Lent implements Cluster {
        private final Cluster inner;

        Lent(Cluster inner) {
            this.inner = inner;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Runtime runtime() {
            return Runtime.EXISTING;
        }

        @Override
        public String url() {
            return inner.url();
        }

        @Override
        public ClusterApi api() {
            return inner.api();
        }

        @Override
        public String admit(Learner learner) {
            return inner.admit(learner);
        }

        @Override
        public List<Learner> learners() {
            return inner.learners();
        }

        @Override
        public String adminKubeconfig() {
            return inner.adminKubeconfig();
        }

        @Override
        public Optional<String> endpoint() {
            return inner.endpoint();
        }

        @Override
        public Instant now() {
            return inner.now();
        }

        @Override
        public boolean await(BooleanSupplier done, Duration limit) {
            return inner.await(done, limit);
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> type) {
            return type == Consent.class ? Optional.of(type.cast(LentCluster.this)) : inner.capability(type);
        }

        @Override
        public void close() {
            inner.close();
        }

        @Override
        public void remove() {
            removed.countDown();
        }
    }
}
