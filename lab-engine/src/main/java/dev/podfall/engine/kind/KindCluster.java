package dev.podfall.engine.kind;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.engine.real.LearnerAccount;
import dev.podfall.engine.real.Prober;
import dev.podfall.engine.real.RealCluster;
import dev.podfall.engine.real.RealVisitors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the cluster that nodes make up. */
final class KindCluster {
    /** For what is ours in the cluster: the prober, the registry, the learner's account. */
    static final String SYSTEM = "podfall-system";

    static final String PROBER = "registry.ml.internal/podfall-prober:1";

    /** Longer than the longest attempt. */
    private static final Duration TOKEN = Duration.ofHours(48);

    private KindCluster() {}

    /** @param remove ends it */
    static Cluster of(String name, Nodes nodes, Runnable remove) {
        Connection connection = Connections.to(nodes.adminKubeconfig());
        LearnerAccount account = new LearnerAccount(SYSTEM, true, TOKEN, Map.of());
        KubernetesApi api = new KubernetesApi(connection, prober(connection), account::userFor);
        RealCluster.Parts parts = new RealCluster.Parts(
                api,
                () -> Namespaces.SAME,
                account,
                Optional.empty(),
                List.of(new NodeProcesses(nodes, api), new RealVisitors(api::visit)),
                remove);
        return new RealCluster(name, Runtime.KIND, connection, parts);
    }

    static Prober prober(Connection connection) {
        return new Prober(connection, SYSTEM, PROBER, Map.of()).besideTheControlPlane();
    }
}
