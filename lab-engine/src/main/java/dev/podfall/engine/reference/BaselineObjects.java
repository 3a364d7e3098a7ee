package dev.podfall.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A namespace's manifests, and what a container would find of them: variables and files. */
record BaselineObjects(List<ObjectNode> all, String namespace) {
    /** An object, or a missing node. */
    JsonNode find(String kind, String name) {
        for (ObjectNode object : all) {
            if (object.path("kind").asText().equals(kind)
                    && object.at("/metadata/namespace").asText().equals(namespace)
                    && object.at("/metadata/name").asText().equals(name)) {
                return object;
            }
        }
        return MissingNode.getInstance();
    }

    Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode from : container.path("envFrom")) {
            String prefix = from.path("prefix").asText();
            JsonNode reference = from.has("secretRef") ? from.path("secretRef") : from.path("configMapRef");
            values(
                            from.has("secretRef") ? "Secret" : "ConfigMap",
                            reference.path("name").asText())
                    .forEach((key, value) -> environment.put(prefix + key, value));
        }
        for (JsonNode one : container.path("env")) {
            JsonNode from = one.path("valueFrom");
            String value = one.path("value").asText();
            if (from.has("secretKeyRef")) {
                value = value("Secret", from.path("secretKeyRef"));
            } else if (from.has("configMapKeyRef")) {
                value = value("ConfigMap", from.path("configMapKeyRef"));
            }
            environment.put(one.path("name").asText(), value);
        }
        return environment;
    }

    /** What is mounted of ConfigMaps and Secrets, whole. */
    Map<String, byte[]> files(JsonNode container, JsonNode pod) {
        Map<String, byte[]> files = new TreeMap<>();
        for (JsonNode mount : container.path("volumeMounts")) {
            for (JsonNode volume : pod.path("volumes")) {
                if (volume.path("name").equals(mount.path("name"))) {
                    content(volume)
                            .forEach((key, value) -> files.put(
                                    mount.path("mountPath").asText() + "/" + key,
                                    value.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        return files;
    }

    private Map<String, String> content(JsonNode volume) {
        return volume.has("secret")
                ? values("Secret", volume.at("/secret/secretName").asText())
                : values("ConfigMap", volume.at("/configMap/name").asText());
    }

    private String value(String kind, JsonNode reference) {
        return values(kind, reference.path("name").asText())
                .getOrDefault(reference.path("key").asText(), "");
    }

    private Map<String, String> values(String kind, String name) {
        JsonNode object = find(kind, name);
        Map<String, String> values = new TreeMap<>();
        object.path("data")
                .properties()
                .forEach(e -> values.put(
                        e.getKey(),
                        kind.equals("Secret")
                                ? new String(
                                        Base64.getDecoder().decode(e.getValue().asText()), StandardCharsets.UTF_8)
                                : e.getValue().asText()));
        object.path("stringData")
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
    }
}
