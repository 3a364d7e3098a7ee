package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.RequestRefused;
import dev.podfall.error.PodfallException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What may be read in a namespace without a right on Secrets: all that Kubernetes' own role {@code view} lists, custom
 * resources among it, with annotations and histories, and the logs of its containers.
 */
final class Readable {
    /** The one list of kinds: the namespaced ones of the role {@code view}, those first in which people look first. */
    private static final List<String> KINDS = List.of(
            "ConfigMap",
            "Pod",
            "Deployment",
            "ReplicaSet",
            "StatefulSet",
            "DaemonSet",
            "ControllerRevision",
            "ReplicationController",
            "Job",
            "CronJob",
            "Service",
            "ServiceAccount",
            "Ingress",
            "NetworkPolicy",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "PersistentVolumeClaim",
            "Endpoints",
            "EndpointSlice",
            "LimitRange",
            "ResourceQuota",
            "ResourceClaim",
            "ResourceClaimTemplate",
            "Lease",
            "Event");

    private static final int LEAST = 4;

    private final ClusterApi api;
    private final String namespace;

    Readable(ClusterApi api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /** Where a value can be read, such as {@code ReplicaSet x: spec.template…}; in the order of the kinds, logs last. */
    List<String> places(String value, Leak leak) {
        List<String> places = new ArrayList<>();
        for (String kind : kinds()) {
            for (ObjectNode object : list(kind)) {
                leak.in(object).ifPresent(at -> places.add(kind.split("\\.", 2)[0] + " " + name(object) + ": " + at));
            }
        }
        if (value.length() >= LEAST) {
            for (ObjectNode pod : list("Pod")) {
                logs(pod, value, places);
            }
        }
        return places;
    }

    /** Those of the role, and all that were added to the cluster, which the role {@code view} is given as a rule. */
    private List<String> kinds() {
        List<String> kinds = new ArrayList<>(KINDS);
        try {
            for (ObjectNode definition : api.list("CustomResourceDefinition", null, null)) {
                if (definition.at("/spec/scope").asText().equals("Namespaced")) {
                    kinds.add(definition.at("/spec/names/kind").asText() + "."
                            + definition.at("/spec/group").asText());
                }
            }
        } catch (RequestRefused notServed) {
            return KINDS;
        }
        return kinds;
    }

    /** A kind that a cluster does not serve holds nothing there. */
    private List<ObjectNode> list(String kind) {
        try {
            return api.list(kind, namespace, null);
        } catch (RequestRefused notServed) {
            return List.of();
        }
    }

    /** The whole value only: among so many lines pieces of it are found by chance. */
    private void logs(ObjectNode pod, String value, List<String> places) {
        String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : pod.path("spec").path(list)) {
                String name = container.path("name").asText();
                for (boolean previous : new boolean[] {false, true}) {
                    log(pod, name, previous)
                            .filter(log -> log.contains(value) || log.contains(encoded))
                            .ifPresent(log -> places.add("the log of container " + name + " of pod " + name(pod)));
                }
            }
        }
    }

    private Optional<String> log(ObjectNode pod, String container, boolean previous) {
        try {
            return Optional.ofNullable(api.logs(namespace, name(pod), container, previous));
        } catch (PodfallException thereIsNone) {
            return Optional.empty();
        }
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
