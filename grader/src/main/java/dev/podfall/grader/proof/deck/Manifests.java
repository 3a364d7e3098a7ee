package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects as people write them. */
public final class Manifests {
    private static final String[] OWN = {"name", "namespace", "labels", "annotations"};

    private Manifests() {}

    public static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** A container of a workload's pod template. */
    public static Optional<ObjectNode> container(JsonNode workload, String name) {
        for (JsonNode one : workload.at("/spec/template/spec/containers")) {
            if (one.path("name").asText().equals(name)) {
                return Optional.of((ObjectNode) one);
            }
        }
        return Optional.empty();
    }

    /** Whether a selector that is not empty finds who has these labels. */
    public static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream().allMatch(e -> e.getValue().equals(labels.path(e.getKey())));
    }

    public static Map<String, String> strings(JsonNode object) {
        Map<String, String> all = new TreeMap<>();
        object.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }

    /** A copy as one would save it: without status, and without what the server wrote. */
    public static ObjectNode export(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        copy.withObject("/metadata").retain(OWN);
        return copy;
    }

    /** A Secret's value in clear. */
    public static String value(ObjectNode secret, String key) {
        JsonNode clear = secret.path("stringData").path(key);
        return clear.isTextual()
                ? clear.asText()
                : new String(
                        Base64.getDecoder().decode(secret.path("data").path(key).asText()), StandardCharsets.UTF_8);
    }
}
