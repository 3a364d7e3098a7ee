package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.real.Already;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.engine.real.Patience;
import dev.podfall.engine.real.TestCluster;
import java.time.Duration;

/** The owner's word on the cluster of tests. Closing it leaves the cluster as it was. */
final class Permission implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection owner = Connections.to(TestCluster.kubeconfig(), TestCluster.context());
    private final KubernetesApi api = new KubernetesApi(owner, null, u -> u);
    private final boolean namespaceWasThere =
            api.find("Namespace", null, OptIn.NAMESPACE).isPresent();
    private final String before = api.find("ConfigMap", OptIn.NAMESPACE, OptIn.NAME)
            .map(m -> m.at("/data/labs").asText())
            .orElse(null);

    static Permission give(String labs) {
        Permission permission = new Permission();
        Already.tolerate(() -> permission.api.create(object("Namespace", OptIn.NAMESPACE)));
        permission.allow(labs);
        return permission;
    }

    KubernetesApi api() {
        return api;
    }

    void allow(String labs) {
        ObjectNode map = object("ConfigMap", OptIn.NAME);
        map.withObject("/metadata").put("namespace", OptIn.NAMESPACE);
        map.putObject("data").put("labs", labs);
        api.apply(map);
    }

    void withdraw() {
        api.delete(new ObjectAt("ConfigMap", OptIn.NAMESPACE, OptIn.NAME), null);
    }

    @Override
    public void close() {
        if (!namespaceWasThere) {
            api.delete(new ObjectAt("Namespace", null, OptIn.NAMESPACE), null);
            // Whoever comes next must not find it on its way out.
            Patience.until(() -> api.find("Namespace", null, OptIn.NAMESPACE).isEmpty(), Duration.ofMinutes(1));
        } else if (before == null) {
            withdraw();
        } else {
            allow(before);
        }
        owner.close();
    }

    private static ObjectNode object(String kind, String name) {
        ObjectNode object = JSON.createObjectNode().put("apiVersion", "v1").put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }
}
