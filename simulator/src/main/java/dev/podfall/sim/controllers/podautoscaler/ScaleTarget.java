package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an autoscaler sizes. */
record ScaleTarget(SimClient client, ResourceType type, KubeObject object) {
    private static final Set<ResourceType> BUILT_IN = Set.of(
            Resources.DEPLOYMENTS, Resources.REPLICASETS, Resources.STATEFULSETS, Resources.REPLICATIONCONTROLLERS);

    /** @throws ApiException when there is no such object, or none that can be sized */
    static ScaleTarget find(SimClient client, KubeObject autoscaler) {
        JsonNode reference = autoscaler.spec().path("scaleTargetRef");
        String kind = reference.path("kind").asText();
        ResourceType type = client.typeIn(reference.path("apiVersion").asText(), kind)
                .orElseThrow(() ->
                        new ApiException(404, "NotFound", "no matches for kind \"" + kind + "\" in group \"\"", null));
        String name = reference.path("name").asText();
        return new ScaleTarget(client, type, new KubeObject(client.get(type, autoscaler.namespace(), name)));
    }

    int replicas() {
        return BUILT_IN.contains(type)
                ? object.spec().path("replicas").asInt(1)
                : scale().path("spec").path("replicas").asInt();
    }

    private ObjectNode scale() {
        return client.scale(type, object.namespace(), object.name());
    }

    LabelSelector selector() {
        if (!BUILT_IN.contains(type)) {
            return LabelSelector.of(
                    equalities(scale().path("status").path("selector").asText("")));
        }
        JsonNode selector = object.spec().path("selector");
        if (!type.equals(Resources.REPLICATIONCONTROLLERS)) {
            return LabelSelector.ofObject(selector);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        selector.fields()
                .forEachRemaining(e -> labels.put(e.getKey(), e.getValue().asText()));
        return LabelSelector.of(labels);
    }

    /** What a custom resource tells as its selector: {@code a=b,c=d}. */
    private static Map<String, String> equalities(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String term : text.split(",")) {
            int equals = term.indexOf('=');
            if (equals > 0) {
                labels.put(term.substring(0, equals), term.substring(equals + 1));
            }
        }
        return labels;
    }

    /** The selector as queries write it. */
    String selectorText() {
        return selector().requirements().stream()
                .map(r -> {
                    String values = String.join(",", new java.util.TreeSet<>(r.values()));
                    return switch (r.operator()) {
                        case In -> r.values().size() == 1 ? r.key() + "=" + values : r.key() + " in (" + values + ")";
                        case NotIn -> r.key() + " notin (" + values + ")";
                        case Exists -> r.key();
                        default -> "!" + r.key();
                    };
                })
                .sorted()
                .collect(java.util.stream.Collectors.joining(","));
    }

    void scale(int replicas) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put("replicas", replicas);
        client.patch(type, object.namespace(), object.name(), PatchType.MERGE, patch, "scale");
    }
}
