package dev.podfall.sim.kubelet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a pod asks for altogether, and its QoS class. Mirrors {@code component-helpers/resource} and {@code v1qos}. */
public final class PodResources {
    private PodResources() {}

    /** Requests or limits of the whole pod: the regular containers' sum, or the largest init container's. */
    public static Map<String, Quantity> total(PodView pod, String list) {
        Map<String, Quantity> sum = new TreeMap<>();
        pod.containers().forEach(c -> add(sum, amounts(c, list)));
        Map<String, Quantity> sidecars = new TreeMap<>();
        for (ContainerSpec init : pod.initContainers()) {
            Map<String, Quantity> own = amounts(init, list);
            if (init.isSidecar()) {
                add(sum, own);
                add(sidecars, own);
            } else {
                add(own, sidecars);
                own.forEach((name, amount) -> sum.merge(name, amount, Quantity::max));
            }
        }
        return sum;
    }

    /** Requests and limits as an object; a list that is empty is left out. */
    static ObjectNode of(PodView pod) {
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        if (pod.containers().stream().allMatch(c -> c.resources().path("limits").has("memory"))) {
            put(resources, "limits", total(pod, "limits"));
        }
        put(resources, "requests", total(pod, "requests"));
        return resources;
    }

    static ObjectNode requests(PodView pod) {
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        put(holder, "requests", total(pod, "requests"));
        return holder.has("requests") ? (ObjectNode) holder.path("requests") : null;
    }

    private static void put(ObjectNode resources, String list, Map<String, Quantity> amounts) {
        if (!amounts.isEmpty()) {
            ObjectNode node = resources.putObject(list);
            amounts.forEach((name, amount) -> node.put(name, amount.toString()));
        }
    }

    private static Map<String, Quantity> amounts(ContainerSpec container, String list) {
        Map<String, Quantity> amounts = new TreeMap<>();
        container
                .resources()
                .path(list)
                .fields()
                .forEachRemaining(e -> amounts.put(e.getKey(), Quantity.of(e.getValue())));
        return amounts;
    }

    private static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Quantity::add));
    }

    /** Guaranteed, Burstable or BestEffort. */
    public static String qosClass(PodView pod) {
        List<ContainerSpec> all = new ArrayList<>(pod.containers());
        all.addAll(pod.initContainers());
        boolean none = all.stream().allMatch(c -> !asks(c, "requests") && !asks(c, "limits"));
        if (none) {
            return "BestEffort";
        }
        return all.stream().allMatch(PodResources::isGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static boolean asks(ContainerSpec container, String list) {
        JsonNode amounts = container.resources().path(list);
        return isSet(amounts, "cpu") || isSet(amounts, "memory");
    }

    private static boolean isSet(JsonNode amounts, String name) {
        return amounts.has(name) && Quantity.of(amounts.path(name)).value().signum() > 0;
    }

    private static boolean isGuaranteed(ContainerSpec container) {
        JsonNode limits = container.resources().path("limits");
        JsonNode requests = container.resources().path("requests");
        return isSet(limits, "cpu")
                && isSet(limits, "memory")
                && same(limits, requests, "cpu")
                && same(limits, requests, "memory");
    }

    private static boolean same(JsonNode limits, JsonNode requests, String name) {
        JsonNode request = requests.has(name) ? requests.path(name) : limits.path(name);
        return Quantity.of(limits.path(name))
                        .value()
                        .compareTo(Quantity.of(request).value())
                == 0;
    }
}
