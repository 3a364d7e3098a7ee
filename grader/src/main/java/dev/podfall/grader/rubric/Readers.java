package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes a ConfigMap or a Secret into their pods. Whoever moves settings to an object of another name, as generators of manifests
 * do, leaves the old one to nobody: what becomes of that harms nobody.
 */
final class Readers {
    private static final Map<String, List<String>> REFERENCES = Map.of(
            "ConfigMap", List.of("configMapRef", "configMapKeyRef", "configMap"),
            "Secret", List.of("secretRef", "secretKeyRef", "secret", "imagePullSecrets", "tls"));

    /** What has pods, or shows a certificate. */
    private static final Set<String> KINDS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Ingress", "ServiceAccount");

    private Readers() {}

    /**
     * Whether the healthy cluster had some, and each of them that is left takes another of that kind in its place.
     *
     * @param place kind, namespace, name
     */
    static boolean areGone(Map<String, ObjectNode> healthy, JsonNode now, String[] place) {
        List<String> before = healthy.entrySet().stream()
                .filter(e -> reads(e.getKey(), e.getValue(), place))
                .map(Map.Entry::getKey)
                .toList();
        return !before.isEmpty()
                && now.properties().stream().noneMatch(e -> reads(e.getKey(), e.getValue(), place))
                && before.stream()
                        .filter(now::has)
                        .allMatch(key -> !named(healthy.get(key), place[0]).containsAll(named(now.get(key), place[0])));
    }

    private static boolean reads(String key, JsonNode object, String[] place) {
        String[] own = key.split("/", 3);
        return KINDS.contains(own[0])
                && own[1].equals(place[1])
                && named(object, place[0]).contains(place[2]);
    }

    /** The names of all of that kind that it takes. */
    private static Set<String> named(JsonNode object, String kind) {
        Set<String> names = new HashSet<>();
        for (String field : REFERENCES.getOrDefault(kind, List.of())) {
            object.findValues(field).forEach(reference -> addNames(reference, names));
        }
        return names;
    }

    private static void addNames(JsonNode reference, Set<String> names) {
        if (reference.isArray()) {
            reference.forEach(one -> addNames(one, names));
            return;
        }
        for (String field : List.of("name", "secretName")) {
            if (reference.path(field).isTextual()) {
                names.add(reference.path(field).asText());
            }
        }
    }
}
