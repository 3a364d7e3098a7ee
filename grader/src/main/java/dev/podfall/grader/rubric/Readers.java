package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** Whether the healthy cluster had some, and there is none now. @param place kind, namespace, name */
    static boolean areGone(Map<String, ObjectNode> healthy, JsonNode now, String[] place) {
        return REFERENCES.containsKey(place[0])
                && healthy.entrySet().stream().anyMatch(e -> reads(e.getKey(), e.getValue(), place))
                && now.properties().stream().noneMatch(e -> reads(e.getKey(), e.getValue(), place));
    }

    private static boolean reads(String key, JsonNode object, String[] place) {
        String[] own = key.split("/", 3);
        return KINDS.contains(own[0])
                && own[1].equals(place[1])
                && REFERENCES.get(place[0]).stream()
                        .flatMap(field -> object.findValues(field).stream())
                        .anyMatch(reference -> names(reference, place[2]));
    }

    private static boolean names(JsonNode reference, String name) {
        if (reference.isArray()) {
            for (JsonNode one : reference) {
                if (names(one, name)) {
                    return true;
                }
            }
            return false;
        }
        return reference.path("name").asText().equals(name)
                || reference.path("secretName").asText().equals(name);
    }
}
