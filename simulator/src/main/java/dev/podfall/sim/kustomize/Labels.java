package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Labels and annotations on objects, templates and selectors. Mirrors {@code api/internal/konfig/builtinpluginconsts}. */
final class Labels {
    private static final Set<String> WITH_TEMPLATE =
            Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "ReplicationController", "Job");
    private static final Set<String> SELECTING = Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet");
    private static final String TEMPLATE_LABELS = "/spec/template/metadata/labels";

    private Labels() {}

    /** How far labels go. */
    enum Reach {
        /** The objects alone. */
        OBJECTS,
        /** Templates of pods, too. */
        TEMPLATES,
        /** Selectors, too. */
        SELECTORS
    }

    static void add(ObjectNode object, Map<String, String> labels, Reach reach) {
        if (labels.isEmpty()) {
            return;
        }
        put(object, "/metadata/labels", labels);
        if (reach != Reach.OBJECTS) {
            templates(object, labels);
        }
        if (reach == Reach.SELECTORS) {
            selectors(object, labels);
        }
    }

    private static void templates(ObjectNode object, Map<String, String> labels) {
        String kind = object.path("kind").asText();
        if (WITH_TEMPLATE.contains(kind)) {
            put(object, TEMPLATE_LABELS, labels);
        } else if (kind.equals("CronJob")) {
            put(object, "/spec/jobTemplate/metadata/labels", labels);
            put(object, "/spec/jobTemplate/spec/template/metadata/labels", labels);
        }
        if (kind.equals("StatefulSet")) {
            for (JsonNode claim : object.path("spec").path("volumeClaimTemplates")) {
                put((ObjectNode) claim, "/metadata/labels", labels);
            }
        }
    }

    private static void selectors(ObjectNode object, Map<String, String> labels) {
        String kind = object.path("kind").asText();
        if (SELECTING.contains(kind)) {
            put(object, "/spec/selector/matchLabels", labels);
        } else if (kind.equals("Service") || kind.equals("ReplicationController")) {
            put(object, "/spec/selector", labels);
        } else if (kind.equals("PodDisruptionBudget")) {
            putWhereThere(object, "/spec/selector/matchLabels", labels);
        } else if (kind.equals("NetworkPolicy")) {
            putWhereThere(object, "/spec/podSelector/matchLabels", labels);
            for (String direction : new String[] {"ingress", "egress"}) {
                for (JsonNode rule : object.path("spec").path(direction)) {
                    rule.path(direction.equals("ingress") ? "from" : "to")
                            .forEach(peer -> putWhereThere((ObjectNode) peer, "/podSelector/matchLabels", labels));
                }
            }
        } else if (kind.equals("Job") || kind.equals("CronJob")) {
            String spec = kind.equals("Job") ? "/spec" : "/spec/jobTemplate/spec";
            putWhereThere(object, spec + "/selector/matchLabels", labels);
        }
        JsonNode pod = object.at("/spec/template/spec");
        pod.path("topologySpreadConstraints")
                .forEach(c -> putWhereThere((ObjectNode) c, "/labelSelector/matchLabels", labels));
        for (String affinity : new String[] {"podAffinity", "podAntiAffinity"}) {
            JsonNode terms = pod.path("affinity").path(affinity);
            terms.path("requiredDuringSchedulingIgnoredDuringExecution")
                    .forEach(t -> putWhereThere((ObjectNode) t, "/labelSelector/matchLabels", labels));
            terms.path("preferredDuringSchedulingIgnoredDuringExecution")
                    .forEach(t -> putWhereThere((ObjectNode) t, "/podAffinityTerm/labelSelector/matchLabels", labels));
        }
    }

    static void annotate(ObjectNode object, Map<String, String> annotations) {
        if (annotations.isEmpty()) {
            return;
        }
        put(object, "/metadata/annotations", annotations);
        String kind = object.path("kind").asText();
        if (WITH_TEMPLATE.contains(kind)) {
            put(object, "/spec/template/metadata/annotations", annotations);
        } else if (kind.equals("CronJob")) {
            put(object, "/spec/jobTemplate/metadata/annotations", annotations);
            put(object, "/spec/jobTemplate/spec/template/metadata/annotations", annotations);
        }
    }

    private static void put(ObjectNode object, String path, Map<String, String> values) {
        ObjectNode at = object.withObject(path);
        values.forEach(at::put);
    }

    private static void putWhereThere(ObjectNode object, String path, Map<String, String> values) {
        if (object.at(path) instanceof ObjectNode at) {
            values.forEach(at::put);
        }
    }
}
