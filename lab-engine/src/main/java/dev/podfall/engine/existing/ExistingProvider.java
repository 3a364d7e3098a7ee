package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.engine.real.LearnerAccount;
import dev.podfall.engine.real.Prober;
import dev.podfall.engine.real.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes labs namespaces of the cluster that {@code existing.yaml} names. Nothing is read or loaded before it is asked. */
public final class ExistingProvider implements ClusterProvider {
    private static final String PROBER = ExistingConfig.REGISTRY + "/podfall-prober:1";

    private final Path home;
    private final Ownership ownership;
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    /** @param home Podfall's folder */
    public ExistingProvider(Path home) {
        this(home, Ownership.ofInstallation());
    }

    private ExistingProvider(Path home, Ownership ownership) {
        this.home = home;
        this.ownership = ownership;
    }

    /** For labs that do not outlive this process: when it has ended, whoever sweeps removes what it left. */
    public static ExistingProvider ofThisProcess(Path home) {
        return new ExistingProvider(
                home, Ownership.ofProcess(ProcessHandle.current().pid()));
    }

    @Override
    public Runtime runtime() {
        return Runtime.EXISTING;
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ExistingNotConfigured if nobody has said which cluster
     * @throws NotAllowedHere if its owner has not allowed labs
     * @throws ClusterFull if as many labs run as may
     */
    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        ExistingConfig config = ExistingConfig.read(home);
        Connection connection = Connections.to(config.kubeconfigIn(home), config.context());
        inUse.add(spec.name());
        try {
            KubernetesApi plain = plain(connection);
            checkRoom(plain, config);
            Attempt attempt = attempt(connection, config, spec.name());
            try {
                attempt.namespaces.createControl();
                attempt.prober.ensure();
                return attempt.cluster();
            } catch (RuntimeException failure) {
                attempt.namespaces.remove();
                throw failure;
            }
        } catch (RuntimeException failure) {
            inUse.remove(spec.name());
            connection.close();
            throw failure;
        }
    }

    @Override
    public Optional<Cluster> reopen(String name, Path directory) {
        if (Installation.find(home).isEmpty()) {
            return Optional.empty();
        }
        ExistingConfig config = ExistingConfig.read(home);
        Connection connection = Connections.to(config.kubeconfigIn(home), config.context());
        // Even if the cluster is silent now, what belongs to a running attempt is not to be swept.
        inUse.add(name);
        try {
            Attempt attempt = attempt(connection, config, name);
            if (attempt.namespaces.findAgain()) {
                return Optional.of(attempt.cluster());
            }
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
        inUse.remove(name);
        connection.close();
        return Optional.empty();
    }

    /** Whether this installation has ever used a cluster, and may again. Cheap. */
    public boolean isInUse() {
        return Files.exists(ExistingConfig.file(home))
                && Installation.find(home).isPresent();
    }

    /**
     * Removes what this installation left behind: attempts that neither run nor are in use. Does nothing if it never used
     * a cluster.
     *
     * @param running names of attempts that go on
     * @return names of those removed
     */
    public List<String> sweep(Collection<String> running) {
        if (!isInUse()) {
            return List.of();
        }
        ExistingConfig config = ExistingConfig.read(home);
        String installation = Installation.of(home);
        try (Connection connection = Connections.to(config.kubeconfigIn(home), config.context())) {
            KubernetesApi api = plain(connection);
            Set<Owner> left = new LinkedHashSet<>();
            for (ObjectNode namespace : api.list("Namespace", null, Owner.ALL)) {
                Owner owner = Owner.of(namespace);
                boolean goesOn = running.contains(owner.attempt()) || inUse.contains(owner.attempt());
                if (ownership.mayRemove(owner, installation, goesOn)) {
                    left.add(owner);
                }
            }
            left.forEach(o -> new AttemptNamespaces(api, o, config).remove());
            return left.stream().map(Owner::attempt).toList();
        }
    }

    /** Deletes what this process made, without waiting for it to be gone; for a process that is told to end. */
    public void abandon() {
        if (inUse.isEmpty()) {
            return;
        }
        ExistingConfig config = ExistingConfig.read(home);
        String id = ownership.id(Installation.of(home));
        try (Connection connection = Connections.to(config.kubeconfigIn(home), config.context())) {
            KubernetesApi api = plain(connection);
            inUse.forEach(attempt -> new AttemptNamespaces(api, new Owner(id, attempt), config).delete());
        }
    }

    private static void checkRoom(ClusterApi api, ExistingConfig config) {
        int allowed = Math.min(OptIn.labs(api, config), config.maxLabs());
        int running = api.list("Namespace", null, Owner.ALL_CONTROLS).size();
        if (running >= allowed) {
            throw new ClusterFull(running, allowed);
        }
    }

    private static KubernetesApi plain(Connection connection) {
        return new KubernetesApi(connection, null, user -> user);
    }

    private Attempt attempt(Connection connection, ExistingConfig config, String name) {
        Owner owner = new Owner(ownership.id(Installation.of(home)), name);
        Prober prober = new Prober(connection, owner.control(), config.image(PROBER), owner.labels());
        LearnerAccount account = new LearnerAccount(owner.control(), false, config.tokenLifetime(), owner.labels());
        AttemptNamespaces namespaces = new AttemptNamespaces(plain(connection), owner, config);
        return new Attempt(connection, prober, account, namespaces);
    }

    /** What an attempt is made of. */
    private final class Attempt {
        private final Connection connection;
        private final Prober prober;
        private final LearnerAccount account;
        private final AttemptNamespaces namespaces;

        Attempt(Connection connection, Prober prober, LearnerAccount account, AttemptNamespaces namespaces) {
            this.connection = connection;
            this.prober = prober;
            this.account = account;
            this.namespaces = namespaces;
        }

        Cluster cluster() {
            String name = namespaces.owner().attempt();
            KubernetesApi api = KubernetesApi.behindAFence(connection, prober, account::userFor);
            RealCluster.Parts parts = new RealCluster.Parts(
                    new LabApi(api, namespaces), namespaces::names, account, Optional.empty(), List.of(), this::remove);
            return new RealCluster(name, Runtime.EXISTING, connection, parts);
        }

        private void remove() {
            namespaces.remove();
            inUse.remove(namespaces.owner().attempt());
        }
    }
}
