package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApiContract;
import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.real.RealCluster.Parts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** On the cluster that {@code PODFALL_TEST_KUBECONFIG} names, in a namespace of its own. */
@Tag("real-cluster")
class RealApiTest extends ClusterApiContract {
    private static final String NAMESPACE = "podfall-contract";
    private static Cluster cluster;

    @BeforeAll
    static void connect() {
        Connection connection = TestCluster.connect();
        Prober prober =
                new Prober(connection, NAMESPACE, "registry.ml.internal/podfall-prober:1", Map.of("podfall", "test"));
        LearnerAccount account = new LearnerAccount(NAMESPACE, false, Duration.ofHours(1), Map.of());
        KubernetesApi api =
                new KubernetesApi(connection, prober, user -> user.equals("learner") ? account.user() : user);
        cluster = new RealCluster(
                "contract",
                Runtime.EXISTING,
                connection,
                new Parts(
                        api,
                        () -> Namespaces.SAME,
                        account,
                        Optional.empty(),
                        List.of(),
                        () -> Already.tolerateGone(() -> api.delete(new ObjectAt("Namespace", null, NAMESPACE), 0L))));
        ObjectNode namespace =
                (ObjectNode) json("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'" + NAMESPACE + "'}}");
        api.create(namespace);
        // Pods need the ServiceAccount that a controller makes.
        Patience.until(() -> api.find("ServiceAccount", NAMESPACE, "default").isPresent(), Duration.ofSeconds(30));
    }

    @AfterAll
    static void remove() {
        cluster.remove();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    @Override
    protected String namespace() {
        return NAMESPACE;
    }
}
