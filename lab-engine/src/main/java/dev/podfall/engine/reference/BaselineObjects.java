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

    /** What is mounted of ConfigMaps and Secrets: whole, by {@code items}, {@code subPath}, or projected. */
    Map<String, byte[]> files(JsonNode container, JsonNode pod) {
        Map<String, byte[]> files = new TreeMap<>();
        for (JsonNode mount : container.path("volumeMounts")) {
            for (JsonNode volume : pod.path("volumes")) {
                if (volume.path("name").equals(mount.path("name"))) {
                    content(volume).forEach((path, value) -> put(files, mount, path, value));
                }
            }
        }
        return files;
    }

    private static void put(Map<String, byte[]> files, JsonNode mount, String path, String value) {
        String place = mount.path("mountPath").asText();
        String only = mount.path("subPath").asText();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (only.isEmpty()) {
            files.put(place + "/" + path, bytes);
        } else if (path.equals(only)) {
            files.put(place, bytes);
        } else if (path.startsWith(only + "/")) {
            files.put(place + path.substring(only.length()), bytes);
        }
    }

    private Map<String, String> content(JsonNode volume) {
        Map<String, String> content = new TreeMap<>();
        if (volume.has("secret")) {
            content.putAll(content("Secret", volume.at("/secret/secretName"), volume.at("/secret/items")));
        } else if (volume.has("configMap")) {
            content.putAll(content("ConfigMap", volume.at("/configMap/name"), volume.at("/configMap/items")));
        }
        for (JsonNode source : volume.at("/projected/sources")) {
            content.putAll(content("Secret", source.at("/secret/name"), source.at("/secret/items")));
            content.putAll(content("ConfigMap", source.at("/configMap/name"), source.at("/configMap/items")));
        }
        return content;
    }

    /** An object's values by the paths that a volume gives them: the keys, unless {@code items} says otherwise. */
    private Map<String, String> content(String kind, JsonNode name, JsonNode items) {
        Map<String, String> values = values(kind, name.asText());
        if (items.isMissingNode()) {
            return values;
        }
        Map<String, String> chosen = new TreeMap<>();
        for (JsonNode item : items) {
            String value = values.get(item.path("key").asText());
            if (value != null) {
                chosen.put(item.path("path").asText(), value);
            }
        }
        return chosen;
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
