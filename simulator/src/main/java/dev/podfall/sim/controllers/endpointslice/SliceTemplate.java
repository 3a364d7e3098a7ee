package dev.podfall.sim.controllers.endpointslice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.PodView;
import dev.podfall.sim.controllers.runtime.ServiceBackends;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the slices and endpoints of one Service look like. Mirrors {@code k8s.io/endpointslice/utils.go}. */
record SliceTemplate(KubeObject service, Optional<Instant> trigger) {
    static final String SERVICE_NAME = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    static final String CONTROLLER = "endpointslice-controller.k8s.io";

    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
    private static final Set<String> RESERVED = Set.of(SERVICE_NAME, MANAGED_BY, HEADLESS);

    /** A slice without endpoints. */
    ObjectNode slice() {
        ObjectNode slice = KubeObject.of(Resources.ENDPOINTSLICES, service.namespace(), "");
        ObjectNode metadata = (ObjectNode) slice.get("metadata");
        metadata.remove("name");
        metadata.put("generateName", service.name() + "-");
        metadata.putArray("ownerReferences").add(service.ownerReference());
        slice.put("addressType", "IPv4");
        dress(slice);
        return slice;
    }

    /** Gives a slice the Service's labels and the present trigger time. */
    void dress(ObjectNode slice) {
        ObjectNode metadata = (ObjectNode) slice.get("metadata");
        metadata.set("labels", labels());
        ObjectNode annotations =
                metadata.get("annotations") instanceof ObjectNode present ? present : metadata.putObject("annotations");
        trigger.ifPresentOrElse(
                time -> annotations.put(TRIGGER_TIME, KubeObject.time(time)), () -> annotations.remove(TRIGGER_TIME));
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
    }

    ObjectNode labels() {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        service.labels().forEach((key, value) -> {
            if (!RESERVED.contains(key)) {
                labels.put(key, value);
            }
        });
        labels.put(MANAGED_BY, CONTROLLER);
        labels.put(SERVICE_NAME, service.name());
        if (ServiceBackends.isHeadless(service)) {
            labels.put(HEADLESS, "");
        }
        return labels;
    }

    ArrayNode ports(PodView pod) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        for (JsonNode servicePort : service.spec().path("ports")) {
            OptionalInt number = ServiceBackends.targetPort(pod, servicePort);
            if (number.isPresent()) {
                ObjectNode port =
                        ports.addObject().put("name", servicePort.path("name").asText());
                port.put("protocol", servicePort.path("protocol").asText("TCP")).put("port", number.getAsInt());
                if (servicePort.hasNonNull("appProtocol")) {
                    port.set("appProtocol", servicePort.get("appProtocol"));
                }
            }
        }
        return ports;
    }

    ObjectNode endpoint(PodView pod, String zone) {
        boolean serving = pod.isReady();
        boolean publish = service.spec().path("publishNotReadyAddresses").asBoolean();
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        endpoint.putArray("addresses").add(pod.ip());
        endpoint.putObject("conditions")
                .put("ready", publish || (serving && !pod.isDeleting()))
                .put("serving", serving)
                .put("terminating", pod.isDeleting());
        if (ServiceBackends.publishesHostname(pod, service)) {
            endpoint.set("hostname", pod.spec().get("hostname"));
        }
        endpoint.putObject("targetRef")
                .put("kind", "Pod")
                .put("namespace", pod.object().namespace())
                .put("name", pod.name())
                .put("uid", pod.uid());
        if (!pod.nodeName().isEmpty()) {
            endpoint.put("nodeName", pod.nodeName());
        }
        if (!zone.isEmpty()) {
            endpoint.put("zone", zone);
        }
        return endpoint;
    }
}
