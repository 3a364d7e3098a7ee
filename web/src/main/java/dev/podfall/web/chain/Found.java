package dev.podfall.web.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What a namespace holds of the objects that requests pass. */
record Found(List<JsonNode> ingresses, List<JsonNode> services, List<JsonNode> slices, List<JsonNode> pods) {
    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** All backends of an ingress, its default among them. */
    static List<JsonNode> backends(JsonNode ingress) {
        var all = new ArrayList<JsonNode>();
        for (var rule : ingress.at("/spec/rules")) {
            rule.at("/http/paths").forEach(path -> all.add(path.at("/backend/service")));
        }
        if (ingress.at("/spec/defaultBackend/service").isObject()) {
            all.add(ingress.at("/spec/defaultBackend/service"));
        }
        return all;
    }

    /** The endpoints of a service, as its slices list them. */
    List<JsonNode> endpoints(String service) {
        return slices.stream()
                .filter(slice -> slice.path("metadata")
                        .path("labels")
                        .path("kubernetes.io/service-name")
                        .asText()
                        .equals(service))
                .flatMap(slice -> items(slice.path("endpoints")).stream())
                .toList();
    }

    /** The pods that a selector means; none for an empty one. */
    List<JsonNode> selected(JsonNode selector) {
        if (selector.isEmpty()) {
            return List.of();
        }
        return pods.stream()
                .filter(pod -> selector.properties().stream().allMatch(want -> hasLabel(pod, want)))
                .toList();
    }

    private static boolean hasLabel(JsonNode pod, Map.Entry<String, JsonNode> want) {
        var has = pod.path("metadata").path("labels").path(want.getKey());
        return has.asText().equals(want.getValue().asText());
    }

    static boolean isReady(JsonNode pod) {
        return items(pod.at("/status/conditions")).stream()
                .anyMatch(c -> c.path("type").asText().equals("Ready")
                        && c.path("status").asText().equals("True"));
    }
}
