package dev.podfall.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What kubeadm and kind put into kube-system of a new cluster: CoreDNS with its Service and Corefile, kube-proxy, kindnet;
 * and the ClusterRole by which metrics-server lets others read what it measures.
 * Their pods are stand-ins, see {@code sim.workload.system}; the control plane itself runs beside the nodes, as in a
 * hosted cluster, so it has no pods.
 */
final class Addons {
    private static final String DATA = "/dev/podfall/sim/addons.json";
    private static final Map<String, ResourceType> TYPES = Map.of(
            "ServiceAccount", Resources.SERVICEACCOUNTS,
            "ConfigMap", Resources.CONFIGMAPS,
            "Service", Resources.SERVICES,
            "Deployment", Resources.DEPLOYMENTS,
            "DaemonSet", Resources.DAEMONSETS,
            "ClusterRole", Resources.CLUSTERROLES,
            "ClusterRoleBinding", Resources.CLUSTERROLEBINDINGS);

    private Addons() {}

    /** Creates them. Once in a cluster's life: what somebody deletes stays deleted. */
    static void install(SimClient client) {
        for (JsonNode object : Data.OBJECTS) {
            ResourceType type = TYPES.get(object.path("kind").asText());
            KubeObject wanted = new KubeObject(object.deepCopy());
            String namespace = type.namespaced() ? wanted.namespace() : null;
            if (client.find(type, namespace, wanted.name()).isEmpty()) {
                client.create(type, wanted.json());
            }
        }
    }

    /** The images of their pods, which a node brings along. */
    static List<String> images() {
        List<String> images = new ArrayList<>();
        for (JsonNode object : Data.OBJECTS) {
            object.at("/spec/template/spec/containers")
                    .forEach(c -> images.add(c.path("image").asText()));
        }
        return images;
    }

    /** Read once for all clusters of the process. */
    private static final class Data {
        private static final List<ObjectNode> OBJECTS = read();

        private static List<ObjectNode> read() {
            try (InputStream data = Addons.class.getResourceAsStream(DATA)) {
                List<ObjectNode> objects = new ArrayList<>();
                new ObjectMapper().readTree(data).forEach(o -> objects.add((ObjectNode) o));
                return List.copyOf(objects);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The add-ons " + DATA + " can't be read.", unreadable);
            }
        }
    }
}
