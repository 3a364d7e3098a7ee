package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is put around a lab's namespace, so that it disturbs nobody. Labs never see it. */
final class Fence {
    private static final String NAME = "podfall";
    private static final int DNS = 53;

    /** Generous: a lab that meets one of these is a different lab. Requests stay free, or pods without them were refused. */
    private static final Map<String, String> USUAL = Map.of(
            "pods", "40",
            "services", "20",
            "services.loadbalancers", "0",
            "services.nodeports", "0",
            "configmaps", "60",
            "secrets", "60",
            "persistentvolumeclaims", "10",
            "requests.storage", "20Gi",
            "count/deployments.apps", "20",
            "count/jobs.batch", "40");

    private Fence() {}

    /** The objects, for a namespace by its name on the cluster. */
    static List<ObjectNode> of(Owner owner, String namespace, Map<String, String> more) {
        return List.of(quota(owner, namespace, more), policy(owner, namespace));
    }

    /** Whether it is one of these. */
    static boolean isPartOf(ObjectNode object) {
        return object.at("/metadata/name").asText().equals(NAME)
                && object.at("/metadata/labels").path(Owner.MANAGED_BY).asText().equals(Owner.PODFALL);
    }

    private static ObjectNode quota(Owner owner, String namespace, Map<String, String> more) {
        ObjectNode quota = object("v1", "ResourceQuota", owner, namespace);
        ObjectNode hard = quota.putObject("spec").putObject("hard");
        Map<String, String> all = new TreeMap<>(USUAL);
        all.putAll(more);
        all.forEach(hard::put);
        return quota;
    }

    /** Only the attempt's own namespaces may reach in, and only they and DNS are reached from within. */
    private static ObjectNode policy(Owner owner, String namespace) {
        ObjectNode policy = object("networking.k8s.io/v1", "NetworkPolicy", owner, namespace);
        ObjectNode spec = policy.putObject("spec");
        spec.putObject("podSelector");
        spec.putArray("policyTypes").add("Ingress").add("Egress");
        own(owner, spec.putArray("ingress").addObject().putArray("from"));
        ArrayNode egress = spec.putArray("egress");
        own(owner, egress.addObject().putArray("to"));
        ArrayNode ports = egress.addObject().putArray("ports");
        ports.addObject().put("protocol", "UDP").put("port", DNS);
        ports.addObject().put("protocol", "TCP").put("port", DNS);
        return policy;
    }

    private static void own(Owner owner, ArrayNode peers) {
        ObjectNode labels = peers.addObject().withObject("/namespaceSelector/matchLabels");
        labels.put(Owner.INSTALLATION, owner.installation()).put(Owner.ATTEMPT, owner.attempt());
    }

    private static ObjectNode object(String apiVersion, String kind, Owner owner, String namespace) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", apiVersion).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", NAME).put("namespace", namespace);
        owner.labels().forEach(metadata.putObject("labels")::put);
        return object;
    }
}
