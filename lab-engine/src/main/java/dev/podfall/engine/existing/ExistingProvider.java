package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.Capability.Visitors;
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
import dev.podfall.engine.real.RealVisitors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Makes labs namespaces of the cluster that {@code existing.yaml} names. Nothing is read or loaded before it is asked. */
public final class ExistingProvider implements ClusterProvider {
    private static final String PROBER = ExistingConfig.REGISTRY + "/podfall-prober:1";

    private final Path home;
    private final Ownership ownership;
    private final Purpose purpose;
    private final Set<String> inUse;

    /** What clusters are made for. */
    private enum Purpose {
        LABS,
        GAME_DAYS,
        GAME_DAYS_WITH_NODES
    }

    /** @param home Podfall's folder */
    public ExistingProvider(Path home) {
        this(home, Ownership.ofInstallation(), Purpose.LABS, ConcurrentHashMap.newKeySet());
    }

    private ExistingProvider(Path home, Ownership ownership, Purpose purpose, Set<String> inUse) {
        this.home = home;
        this.ownership = ownership;
        this.purpose = purpose;
        this.inUse = inUse;
    }

    /**
     * The same for game days, which need a word of their own from the cluster's owner.
     *
     * @param needsNodes whether they close and empty nodes: that needs one more
     */
    public ExistingProvider forGameDays(boolean needsNodes) {
        Purpose wanted = needsNodes ? Purpose.GAME_DAYS_WITH_NODES : Purpose.GAME_DAYS;
        return new ExistingProvider(home, ownership, wanted, inUse);
    }

    private boolean isForGameDays() {
        return purpose != Purpose.LABS;
    }

    /** For labs that do not outlive this process: when it has ended, whoever sweeps removes what it left. */
    public static ExistingProvider ofThisProcess(Path home) {
        return new ExistingProvider(
                home, Ownership.ofProcess(ProcessHandle.current().pid()), Purpose.LABS, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Runtime runtime() {
        return Runtime.EXISTING;
    }

    @Override
    public Set<String> capabilities() {
        return isForGameDays() ? Set.of(Visitors.NAME, Consent.NAME) : Set.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ExistingNotConfigured if nobody has said which cluster
     * @throws NotAllowedHere if its owner has not allowed it
     * @throws ClusterFull if as many run as may
     */
    @Override
    public Cluster provision(ClusterSpec spec, Progress progress) {
        ExistingConfig config = ExistingConfig.read(home);
        Connection connection = Connections.to(config.kubeconfigIn(home), config.context());
        inUse.add(spec.name());
        try {
            KubernetesApi plain = plain(connection);
            if (isForGameDays()) {
                GameDayGround.check(connection, plain, config, purpose == Purpose.GAME_DAYS_WITH_NODES);
            } else {
                checkRoom(plain, config);
            }
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
            } else if (attempt.lent != null) {
                // Whoever removed the namespaces may not have thought of nodes.
                attempt.lent.giveBack();
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
            Set<String> present = new HashSet<>();
            Predicate<String> goesOn = name -> running.contains(name) || inUse.contains(name);
            for (ObjectNode namespace : api.list("Namespace", null, Owner.ALL)) {
                present.add(namespace.at("/metadata/name").asText());
                Owner owner = Owner.of(namespace);
                if (ownership.mayRemove(owner, installation, goesOn.test(owner.attempt()))) {
                    left.add(owner);
                }
            }
            left.forEach(o -> end(api, o, config));
            List<String> ended =
                    new ArrayList<>(left.stream().map(Owner::attempt).toList());
            ended.addAll(LentNodes.giveBackStrays(api, ownership.id(installation), present, goesOn));
            return ended;
        }
    }

    /** Nodes first: they are the owner's. Whether it was a game day may not be told any more when its control namespace went first. */
    private static void end(ClusterApi api, Owner owner, ExistingConfig config) {
        try {
            new LentNodes(api, owner, false).giveBack();
        } finally {
            new AttemptNamespaces(api, owner, config).remove();
        }
    }

    @Override
    public void release(String name) {
        inUse.remove(name);
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
            for (String attempt : inUse) {
                Owner owner = new Owner(id, attempt);
                if (isForGameDays()) {
                    new LentNodes(api, owner, false).giveBack();
                }
                new AttemptNamespaces(api, owner, config).delete();
            }
        }
    }

    private static void checkRoom(ClusterApi api, ExistingConfig config) {
        int allowed = Math.min(OptIn.labs(api, config), config.maxLabs());
        int running = api.list("Namespace", null, Owner.ALL_LABS).size();
        if (running >= allowed) {
            throw ClusterFull.ofLabs(running, allowed);
        }
    }

    private static KubernetesApi plain(Connection connection) {
        return new KubernetesApi(connection, null, user -> user);
    }

    private Attempt attempt(Connection connection, ExistingConfig config, String name) {
        Owner owner = new Owner(ownership.id(Installation.of(home)), name);
        Prober prober = new Prober(connection, owner.control(), config.image(PROBER), owner.labels());
        LearnerAccount account = new LearnerAccount(owner.control(), false, config.tokenLifetime(), owner.labels());
        AttemptNamespaces namespaces = new AttemptNamespaces(plain(connection), owner, config, isForGameDays());
        LentNodes lent = isForGameDays()
                ? new LentNodes(plain(connection), owner, purpose == Purpose.GAME_DAYS_WITH_NODES)
                : null;
        return new Attempt(connection, prober, account, namespaces, lent);
    }

    /** What an attempt is made of. */
    private final class Attempt {
        private final Connection connection;
        private final Prober prober;
        private final LearnerAccount account;
        private final AttemptNamespaces namespaces;
        private final LentNodes lent;

        Attempt(
                Connection connection,
                Prober prober,
                LearnerAccount account,
                AttemptNamespaces namespaces,
                LentNodes lent) {
            this.lent = lent;
            this.connection = connection;
            this.prober = prober;
            this.account = account;
            this.namespaces = namespaces;
        }

        Cluster cluster() {
            String name = namespaces.owner().attempt();
            KubernetesApi api = KubernetesApi.behindAFence(connection, prober, account::userFor);
            LabApi lab = new LabApi(api, namespaces, lent);
            List<Capability> capabilities = lent == null ? List.of() : List.of(new RealVisitors(lab::visit), lent);
            RealCluster.Parts parts = new RealCluster.Parts(
                    lab, namespaces::names, account, Optional.empty(), capabilities, this::remove);
            return new RealCluster(name, Runtime.EXISTING, connection, parts);
        }

        private void remove() {
            try {
                removeAll();
            } finally {
                // What could not be removed is swept later; a node that is closed still is found by its label.
                inUse.remove(namespaces.owner().attempt());
            }
        }

        private void removeAll() {
            try {
                if (lent != null) {
                    lent.giveBack();
                }
            } finally {
                namespaces.remove();
            }
        }
    }
}
