package dev.podfall.engine.real;

import dev.podfall.engine.Capability;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.Learner;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Runtime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A cluster that lives in its own time. What differs between runtimes is handed in. */
public final class RealCluster implements Cluster {
    private final String name;
    private final Runtime runtime;
    private final Connection connection;
    private final Parts parts;
    private final Map<String, Learner> learners = new ConcurrentHashMap<>();
    private final InstantSource clock = InstantSource.system();

    /**
     * What a runtime makes.
     *
     * @param api what everybody above talks to
     * @param namespaces see {@link Cluster#namespaces}; asked each time
     * @param account how learners are let in
     * @param endpoint see {@link Cluster#endpoint}
     * @param capabilities what it can do beyond the API
     * @param remove ends it and leaves nothing behind; its connection is closed afterwards
     */
    public record Parts(
            ClusterApi api,
            Supplier<Namespaces> namespaces,
            LearnerAccount account,
            Optional<String> endpoint,
            List<Capability> capabilities,
            Runnable remove) {}

    public RealCluster(String name, Runtime runtime, Connection connection, Parts parts) {
        this.name = name;
        this.runtime = runtime;
        this.connection = connection;
        this.parts = parts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Runtime runtime() {
        return runtime;
    }

    @Override
    public String url() {
        return connection.url();
    }

    @Override
    public ClusterApi api() {
        return parts.api();
    }

    @Override
    public String admit(Learner learner) {
        String kubeconfig =
                parts.account().admit(connection, api(), learner, namespaces().actual(learner.namespace()));
        learners.put(parts.account().user(), parts.account().known(learner));
        return kubeconfig;
    }

    @Override
    public List<Learner> learners() {
        return List.copyOf(learners.values());
    }

    @Override
    public String adminKubeconfig() {
        return Kubeconfig.of(connection);
    }

    @Override
    public Optional<String> endpoint() {
        return parts.endpoint();
    }

    @Override
    public Namespaces namespaces() {
        return parts.namespaces().get();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean await(BooleanSupplier done, Duration limit) {
        return Patience.until(done, limit);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return parts.capabilities().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    @Override
    public void close() {
        endCapabilities();
        connection.close();
    }

    private void endCapabilities() {
        for (Capability one : parts.capabilities()) {
            if (one instanceof RealVisitors visitors) {
                visitors.close();
            }
        }
    }

    @Override
    public void remove() {
        endCapabilities();
        try {
            parts.remove().run();
        } finally {
            connection.close();
        }
    }
}
