package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.Tolerations;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One topology spread constraint. Mirrors {@code plugins/podtopologyspread/common.go}.
 *
 * @param onlyWanted whether nodes that the pod's affinity rules out count for nothing
 * @param onlyTolerated whether nodes whose taints the pod does not tolerate count for nothing
 */
record SpreadConstraint(
        String topologyKey,
        int maxSkew,
        int minDomains,
        LabelSelector selector,
        boolean onlyWanted,
        boolean onlyTolerated) {
    private static final Set<String> HARD = Set.of("NoSchedule", "NoExecute");

    /** Whether a node belongs to the domains that pods are spread over. */
    boolean counts(PodInfo pod, NodeInfo node) {
        return (!onlyWanted || NodeSelector.required(pod.spec(), node.node()))
                && (!onlyTolerated || Tolerations.untolerated(pod.spec(), node.node(), HARD) == 0);
    }

    /** The pod's own constraints of that kind. */
    static List<SpreadConstraint> of(PodInfo pod, String whenUnsatisfiable) {
        List<SpreadConstraint> all = new ArrayList<>();
        for (JsonNode constraint : pod.spec().path("topologySpreadConstraints")) {
            if (constraint.path("whenUnsatisfiable").asText("DoNotSchedule").equals(whenUnsatisfiable)) {
                all.add(new SpreadConstraint(
                        constraint.path("topologyKey").asText(),
                        constraint.path("maxSkew").asInt(),
                        constraint.path("minDomains").asInt(1),
                        selector(constraint, pod),
                        constraint.path("nodeAffinityPolicy").asText("Honor").equals("Honor"),
                        constraint.path("nodeTaintsPolicy").asText("Ignore").equals("Honor")));
            }
        }
        return all;
    }

    /** What holds for pods without constraints of their own that belong to a Service or a set of replicas. */
    static List<SpreadConstraint> defaults(PodInfo pod, Snapshot snapshot) {
        List<LabelSelector.Requirement> requirements = new ArrayList<>();
        for (ObjectNode service : snapshot.client().list(Resources.SERVICES, pod.namespace())) {
            JsonNode selector = service.path("spec").path("selector");
            LabelSelector labels = ofMap(selector);
            if (!selector.isEmpty() && labels.matches(pod.labels())) {
                requirements.addAll(labels.requirements());
            }
        }
        ownerSelector(pod, snapshot).ifPresent(s -> requirements.addAll(s.requirements()));
        if (requirements.isEmpty()) {
            return List.of();
        }
        LabelSelector selector = new LabelSelector(requirements);
        return List.of(
                new SpreadConstraint("kubernetes.io/hostname", 3, 1, selector, true, false),
                new SpreadConstraint("topology.kubernetes.io/zone", 5, 1, selector, true, false));
    }

    private static Optional<LabelSelector> ownerSelector(PodInfo pod, Snapshot snapshot) {
        return pod.object().controller().flatMap(owner -> {
            String kind = owner.path("kind").asText();
            ResourceType type = switch (kind) {
                case "ReplicaSet" -> Resources.REPLICASETS;
                case "StatefulSet" -> Resources.STATEFULSETS;
                case "ReplicationController" -> Resources.REPLICATIONCONTROLLERS;
                default -> null;
            };
            if (type == null) {
                return Optional.empty();
            }
            return snapshot.client()
                    .find(type, pod.namespace(), owner.path("name").asText())
                    .map(o -> o.path("spec").path("selector"))
                    .map(s -> type.equals(Resources.REPLICATIONCONTROLLERS) ? ofMap(s) : LabelSelector.ofObject(s));
        });
    }

    private static LabelSelector selector(JsonNode constraint, PodInfo pod) {
        LabelSelector own = LabelSelector.ofObject(constraint.path("labelSelector"));
        List<LabelSelector.Requirement> all = new ArrayList<>(own.requirements());
        for (JsonNode key : constraint.path("matchLabelKeys")) {
            JsonNode value = pod.labels().path(key.asText());
            if (!value.isMissingNode()) {
                all.add(new LabelSelector.Requirement(key.asText(), LabelSelector.Operator.In, Set.of(value.asText())));
            }
        }
        return new LabelSelector(all);
    }

    private static LabelSelector ofMap(JsonNode map) {
        Map<String, String> labels = new LinkedHashMap<>();
        map.fields().forEachRemaining(e -> labels.put(e.getKey(), e.getValue().asText()));
        return LabelSelector.of(labels);
    }
}
