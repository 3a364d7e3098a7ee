package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which pods stand behind a Service, and on which ports. Mirrors {@code k8s.io/endpointslice/utils.go}.
 */
public final class ServiceBackends {
    private ServiceBackends() {}

    /** Whether a controller is to find the Service's endpoints: it has a selector and an address in the cluster. */
    public static boolean isManaged(KubeObject service) {
        return !service.spec().path("type").asText().equals("ExternalName")
                && service.spec().path("selector").isObject();
    }

    public static LabelSelector selector(KubeObject service) {
        Map<String, String> labels = new LinkedHashMap<>();
        service.spec()
                .path("selector")
                .fields()
                .forEachRemaining(e -> labels.put(e.getKey(), e.getValue().asText()));
        return LabelSelector.of(labels);
    }

    public static boolean isHeadless(KubeObject service) {
        String ip = service.spec().path("clusterIP").asText();
        return ip.isEmpty() || ip.equals("None");
    }

    /** Whether the pod has an address that may be published. */
    public static boolean hasEndpoint(PodView pod, boolean includeTerminating) {
        return !pod.isFinished() && !pod.ip().isEmpty() && (includeTerminating || !pod.isDeleting());
    }

    /** The pod's number for a Service port, or empty when it names a port the pod lacks. */
    public static OptionalInt targetPort(PodView pod, JsonNode servicePort) {
        JsonNode target = servicePort.path("targetPort");
        if (target.isNumber()) {
            return OptionalInt.of(target.asInt());
        }
        if (target.isMissingNode() || target.isNull()) {
            return OptionalInt.of(servicePort.path("port").asInt());
        }
        String protocol = servicePort.path("protocol").asText("TCP");
        for (JsonNode container : pod.spec().path("containers")) {
            OptionalInt port = named(container, target.asText(), protocol);
            if (port.isPresent()) {
                return port;
            }
        }
        for (JsonNode container : pod.spec().path("initContainers")) {
            if (container.path("restartPolicy").asText().equals("Always")) {
                OptionalInt port = named(container, target.asText(), protocol);
                if (port.isPresent()) {
                    return port;
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the pod's own host name is published: it asks for one within this Service. */
    public static boolean publishesHostname(PodView pod, KubeObject service) {
        return !pod.spec().path("hostname").asText().isEmpty()
                && pod.spec().path("subdomain").asText().equals(service.name())
                && pod.object().namespace().equals(service.namespace());
    }

    /** Queues the Services that select the pod, or did before the change. */
    public static void enqueueServices(ControllerContext context, WatchEvent event, WorkQueue queue) {
        if (event.type() == WatchEvent.Type.MODIFIED
                && !concernsEndpoints(PodView.of(event.previous()), PodView.of(event.object()))) {
            return;
        }
        JsonNode labels = event.object().path("metadata").path("labels");
        JsonNode before = event.previous() == null
                ? labels
                : event.previous().path("metadata").path("labels");
        String namespace = event.object().path("metadata").path("namespace").asText();
        for (ObjectNode json : context.informers().of(Resources.SERVICES).in(namespace)) {
            KubeObject service = new KubeObject(json);
            if (isManaged(service)) {
                LabelSelector selector = selector(service);
                if (selector.matches(labels) || selector.matches(before)) {
                    queue.add(Key.of(json));
                }
            }
        }
    }

    private static boolean concernsEndpoints(PodView before, PodView now) {
        return now.isDeleting() != before.isDeleting()
                || now.isReady() != before.isReady()
                || now.isFinished() != before.isFinished()
                || !now.ip().equals(before.ip())
                || !now.status().path("podIPs").equals(before.status().path("podIPs"))
                || !now.nodeName().equals(before.nodeName())
                || !now.object().labels().equals(before.object().labels());
    }

    private static OptionalInt named(JsonNode container, String name, String protocol) {
        for (JsonNode port : container.path("ports")) {
            if (port.path("name").asText().equals(name)
                    && port.path("protocol").asText("TCP").equals(protocol)) {
                return OptionalInt.of(port.path("containerPort").asInt());
            }
        }
        return OptionalInt.empty();
    }
}
