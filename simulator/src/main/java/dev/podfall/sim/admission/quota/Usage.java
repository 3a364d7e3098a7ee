package dev.podfall.sim.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.storage.Claim;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one object uses of a quota. Mirrors {@code pkg/quota/v1/evaluator/core}. */
final class Usage {
    private static final Set<String> COUNTED_BY_NAME = Set.of(
            "configmaps",
            "secrets",
            "persistentvolumeclaims",
            "replicationcontrollers",
            "resourcequotas",
            "services",
            "pods");
    private static final Set<String> PLAIN = Set.of("cpu", "memory", "ephemeral-storage");

    private Usage() {}

    static Map<String, Quantity> of(ResourceType type, ObjectNode object) {
        Map<String, Quantity> usage = new TreeMap<>();
        usage.put("count/" + type.qualifiedName(), Quantity.of(1));
        if (type.equals(Resources.PODS)) {
            addPod(usage, object);
        } else if (type.group().isEmpty() && COUNTED_BY_NAME.contains(type.plural())) {
            usage.put(type.plural(), Quantity.of(1));
        }
        if (type.equals(Resources.SERVICES)) {
            addService(usage, object.path("spec"));
        }
        if (type.equals(Resources.PERSISTENTVOLUMECLAIMS)) {
            JsonNode storage =
                    object.path("spec").path("resources").path("requests").path("storage");
            usage.put("requests.storage", Quantity.of(storage));
            String storageClass = Claim.of(object).storageClass();
            if (!storageClass.isEmpty()) {
                String ofClass = storageClass + ".storageclass.storage.k8s.io/";
                usage.put(ofClass + "persistentvolumeclaims", Quantity.of(1));
                usage.put(ofClass + "requests.storage", Quantity.of(storage));
            }
        }
        return usage;
    }

    /** Which containers do not say what the quota counts, by resource. */
    static boolean isTerminal(JsonNode pod) {
        String phase = pod.path("status").path("phase").asText();
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    private static void addPod(Map<String, Quantity> usage, ObjectNode pod) {
        if (isTerminal(pod)) {
            return;
        }
        usage.put("pods", Quantity.of(1));
        total(pod.path("spec"), "requests").forEach((resource, amount) -> {
            usage.put("requests." + resource, amount);
            if (PLAIN.contains(resource)) {
                usage.put(resource, amount);
            }
        });
        total(pod.path("spec"), "limits").forEach((resource, amount) -> {
            if (PLAIN.contains(resource)) {
                usage.put("limits." + resource, amount);
            }
        });
    }

    private static Map<String, Quantity> total(JsonNode spec, String list) {
        Map<String, Quantity> total = new TreeMap<>();
        for (JsonNode container : spec.path("containers")) {
            container
                    .path("resources")
                    .path(list)
                    .fields()
                    .forEachRemaining(e -> total.merge(e.getKey(), Quantity.of(e.getValue()), Quantity::add));
        }
        for (JsonNode container : spec.path("initContainers")) {
            boolean sidecar = container.path("restartPolicy").asText().equals("Always");
            container
                    .path("resources")
                    .path(list)
                    .fields()
                    .forEachRemaining(e -> total.merge(
                            e.getKey(), Quantity.of(e.getValue()), sidecar ? Quantity::add : Quantity::max));
        }
        return total;
    }

    private static void addService(Map<String, Quantity> usage, JsonNode spec) {
        String type = spec.path("type").asText();
        boolean balancer = type.equals("LoadBalancer");
        if (balancer) {
            usage.put("services.loadbalancers", Quantity.of(1));
        }
        if (balancer || type.equals("NodePort")) {
            usage.put("services.nodeports", Quantity.of(spec.path("ports").size()));
        }
    }
}
