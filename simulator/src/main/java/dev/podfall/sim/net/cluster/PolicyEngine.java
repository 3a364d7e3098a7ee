package dev.podfall.sim.net.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides whether NetworkPolicies let a packet through: a pod selected by no policy of a direction takes everything, a
 * selected one only what some policy allows. Both ends must agree. Mirrors what {@code networking.k8s.io/v1} promises.
 */
final class PolicyEngine {
    /** The ingress controller's pod: an address that no other pod has, or policies would take it for that pod. */
    static final String INGRESS_ADDRESS = "10.244.255.2";

    private static final ObjectNode DNS_LABELS =
            JsonNodeFactory.instance.objectNode().put("k8s-app", "kube-dns");

    private final Mirror policies;
    private final Mirror pods;
    private final Mirror namespaces;

    PolicyEngine(Mirror policies, Mirror pods, Mirror namespaces) {
        this.policies = policies;
        this.pods = pods;
        this.namespaces = namespaces;
    }

    /** A pod's end of a connection; one that is no pod (a node, the ingress from outside) has no labels to select. */
    End pod(String namespace, String name, String ip) {
        return pods.get(namespace, name)
                .map(p -> new End(namespace, p.metadata().path("labels"), ip, p.spec()))
                .orElseGet(() -> new End(
                        namespace, JsonNodeFactory.instance.objectNode(), ip, JsonNodeFactory.instance.objectNode()));
    }

    /** The end that has this address: a pod's, or a stranger's. */
    End at(String ip) {
        for (KubeObject pod : pods.all()) {
            if (pod.status().path("podIP").asText().equals(ip) && !isOver(pod)) {
                boolean host = pod.spec().path("hostNetwork").asBoolean();
                return host
                        ? End.outside(ip)
                        : new End(pod.namespace(), pod.metadata().path("labels"), ip, pod.spec());
            }
        }
        return End.outside(ip);
    }

    private static boolean isOver(KubeObject pod) {
        String phase = pod.status().path("phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** The pod of the ingress controller, as its chart labels it. */
    End ingressController() {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        labels.put("app.kubernetes.io/name", "ingress-nginx")
                .put("app.kubernetes.io/instance", "ingress-nginx")
                .put("app.kubernetes.io/component", "controller");
        return new End("ingress-nginx", labels, INGRESS_ADDRESS, JsonNodeFactory.instance.objectNode());
    }

    /** Where the cluster's DNS answers. */
    End nameServer() {
        return new End("kube-system", DNS_LABELS, "10.96.0.10", JsonNodeFactory.instance.objectNode());
    }

    boolean allows(End from, End to, int port, String protocol) {
        if (from.ip.equals(to.ip)) {
            return true;
        }
        Packet packet = new Packet(port, protocol);
        return allows("Egress", from, to, packet) && allows("Ingress", to, from, packet);
    }

    private boolean allows(String direction, End subject, End peer, Packet packet) {
        if (subject.namespace == null) {
            return true;
        }
        List<KubeObject> bound = new ArrayList<>();
        for (KubeObject policy : policies.in(subject.namespace)) {
            if (concerns(policy, direction) && selects(policy.spec().path("podSelector"), subject.labels)) {
                bound.add(policy);
            }
        }
        return bound.isEmpty() || bound.stream().anyMatch(p -> allowedBy(p, direction, peer, packet, subject));
    }

    private static boolean concerns(KubeObject policy, String direction) {
        JsonNode types = policy.spec().path("policyTypes");
        if (types.isEmpty()) {
            return direction.equals("Ingress") || policy.spec().has("egress");
        }
        for (JsonNode type : types) {
            if (type.asText().equals(direction)) {
                return true;
            }
        }
        return false;
    }

    private boolean allowedBy(KubeObject policy, String direction, End peer, Packet packet, End subject) {
        boolean egress = direction.equals("Egress");
        for (JsonNode rule : policy.spec().path(egress ? "egress" : "ingress")) {
            JsonNode peers = rule.path(egress ? "to" : "from");
            boolean peerFits = peers.isEmpty();
            for (JsonNode one : peers) {
                peerFits |= fits(one, peer, policy.namespace());
            }
            if (peerFits && portFits(rule.path("ports"), packet, egress ? peer : subject)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(JsonNode peer, End end, String policyNamespace) {
        if (peer.has("ipBlock")) {
            return Cidr.contains(peer.path("ipBlock"), end.ip);
        }
        if (end.namespace == null) {
            return false;
        }
        boolean namespaceFits = peer.has("namespaceSelector")
                ? selects(peer.path("namespaceSelector"), namespaceLabels(end.namespace))
                : end.namespace.equals(policyNamespace);
        return namespaceFits && (!peer.has("podSelector") || selects(peer.path("podSelector"), end.labels));
    }

    private JsonNode namespaceLabels(String name) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode().put("kubernetes.io/metadata.name", name);
        Map<String, String> own =
                namespaces.get("", name).map(KubeObject::labels).orElse(Map.of());
        own.forEach(labels::put);
        return labels;
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return LabelSelector.ofObject(selector).matches(labels);
    }

    private static boolean portFits(JsonNode ports, Packet packet, End destination) {
        boolean fits = ports.isEmpty();
        for (JsonNode port : ports) {
            fits |= port.path("protocol").asText("TCP").equals(packet.protocol)
                    && numberFits(port, packet.port, destination);
        }
        return fits;
    }

    private static boolean numberFits(JsonNode port, int number, End destination) {
        JsonNode wanted = port.path("port");
        if (wanted.isMissingNode() || wanted.isNull()) {
            return true;
        }
        if (wanted.isTextual()) {
            for (JsonNode container : destination.spec.path("containers")) {
                for (JsonNode named : container.path("ports")) {
                    if (named.path("name").asText().equals(wanted.asText())
                            && named.path("containerPort").asInt() == number) {
                        return true;
                    }
                }
            }
            return false;
        }
        int last = port.path("endPort").asInt(wanted.asInt());
        return number >= wanted.asInt() && number <= last;
    }

    /** One end of a connection; {@code namespace} is null for what is no pod. */
    record End(String namespace, JsonNode labels, String ip, JsonNode spec) {
        static End outside(String ip) {
            ObjectNode nothing = JsonNodeFactory.instance.objectNode();
            return new End(null, nothing, ip, nothing);
        }

        static End of(String namespace, Map<String, String> labels, String ip) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            labels.forEach(named::put);
            return new End(namespace, named, ip, JsonNodeFactory.instance.objectNode());
        }
    }

    private record Packet(int port, String protocol) {}
}
