package dev.podfall.sim.controllers.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.ServiceBackends;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The addresses of one Service, grouped by the ports they answer on. Mirrors {@code pkg/api/v1/endpoints.RepackSubsets}.
 */
final class Subsets {
    private final KubeObject service;
    private final boolean publishNotReady;
    private final Map<String, Group> groups = new TreeMap<>();

    Subsets(KubeObject service) {
        this.service = service;
        this.publishNotReady = service.spec().path("publishNotReadyAddresses").asBoolean();
    }

    private record Group(ArrayNode ports, List<ObjectNode> ready, List<ObjectNode> notReady) {}

    ArrayNode of(List<PodView> pods) {
        for (PodView pod : pods) {
            if (ServiceBackends.hasEndpoint(pod, publishNotReady)) {
                add(pod);
            }
        }
        ArrayNode subsets = JsonNodeFactory.instance.arrayNode();
        for (Group group : groups.values()) {
            ObjectNode subset = subsets.addObject();
            put(subset, "addresses", group.ready());
            put(subset, "notReadyAddresses", group.notReady());
            if (!group.ports().isEmpty()) {
                subset.set("ports", group.ports());
            }
        }
        return subsets;
    }

    private void add(PodView pod) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        for (JsonNode servicePort : service.spec().path("ports")) {
            OptionalInt number = ServiceBackends.targetPort(pod, servicePort);
            if (number.isPresent()) {
                ObjectNode port = ports.addObject();
                if (servicePort.hasNonNull("name")) {
                    port.set("name", servicePort.get("name"));
                }
                port.put("port", number.getAsInt())
                        .put("protocol", servicePort.path("protocol").asText("TCP"));
                if (servicePort.hasNonNull("appProtocol")) {
                    port.set("appProtocol", servicePort.get("appProtocol"));
                }
            }
        }
        if (ports.isEmpty() && !service.spec().path("ports").isEmpty()) {
            return;
        }
        Group group =
                groups.computeIfAbsent(ports.toString(), p -> new Group(ports, new ArrayList<>(), new ArrayList<>()));
        (publishNotReady || pod.isReady() ? group.ready() : group.notReady()).add(address(pod));
    }

    private ObjectNode address(PodView pod) {
        ObjectNode address = JsonNodeFactory.instance.objectNode().put("ip", pod.ip());
        if (ServiceBackends.publishesHostname(pod, service)) {
            address.set("hostname", pod.spec().get("hostname"));
        }
        if (!pod.nodeName().isEmpty()) {
            address.put("nodeName", pod.nodeName());
        }
        address.putObject("targetRef")
                .put("kind", "Pod")
                .put("namespace", pod.object().namespace())
                .put("name", pod.name())
                .put("uid", pod.uid());
        return address;
    }

    private static void put(ObjectNode subset, String field, List<ObjectNode> addresses) {
        if (!addresses.isEmpty()) {
            addresses.sort(Comparator.comparing(a -> a.path("ip").asText()));
            subset.putArray(field).addAll(addresses);
        }
    }
}
