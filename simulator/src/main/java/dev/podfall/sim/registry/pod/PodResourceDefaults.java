package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import java.util.Map;

/**
 * Resources of a pod as a whole that its author left out. Mirrors {@code defaultHugePagePodLimits} and {@code
 * defaultPodRequests}.
 */
final class PodResourceDefaults {
    private PodResourceDefaults() {}

    /** After its containers have theirs. */
    static void apply(JsonNode spec) {
        if (!(spec.path("resources") instanceof ObjectNode resources)) {
            return;
        }
        ObjectNode limits = copy(resources.path("limits"));
        ObjectNode requests = copy(resources.path("requests"));
        if (!limits.isEmpty() || !requests.isEmpty()) {
            limitPages(limits, requests, spec);
            set(resources, "limits", limits);
        }
        if (!limits.isEmpty()) {
            request(requests, limits, spec);
            set(resources, "requests", requests);
        }
    }

    private static void limitPages(ObjectNode limits, ObjectNode requests, JsonNode spec) {
        for (Map.Entry<String, Quantity> sum : ContainerSums.of(spec, "limits").entrySet()) {
            String resource = sum.getKey();
            if (ResourceNames.isHugePages(resource) && !requests.has(resource) && !limits.has(resource)) {
                limits.put(resource, sum.getValue().toString());
            }
        }
    }

    private static void request(ObjectNode requests, ObjectNode limits, JsonNode spec) {
        for (Map.Entry<String, Quantity> sum :
                ContainerSums.of(spec, "requests").entrySet()) {
            String resource = sum.getKey();
            boolean computes = resource.equals("cpu") || resource.equals("memory");
            if (computes && !requests.has(resource)) {
                requests.put(resource, sum.getValue().toString());
            }
        }
        limits.fields().forEachRemaining(limit -> {
            if (ResourceNames.isOfPods(limit.getKey()) && !requests.has(limit.getKey())) {
                requests.set(limit.getKey(), limit.getValue());
            }
        });
    }

    private static ObjectNode copy(JsonNode amounts) {
        return amounts instanceof ObjectNode own ? own.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    private static void set(ObjectNode resources, String list, ObjectNode amounts) {
        if (!amounts.isEmpty()) {
            resources.set(list, amounts);
        }
    }
}
