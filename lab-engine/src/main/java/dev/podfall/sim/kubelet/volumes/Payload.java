package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.env.Bytes;
import dev.podfall.sim.kubelet.env.FieldReferences;
import dev.podfall.sim.kubelet.env.References;
import dev.podfall.sim.kubelet.env.ResourceReferences;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the API puts into a volume: Secrets, ConfigMaps, the downward API, tokens, alone or projected together. Mirrors
 * {@code pkg/volume/{secret,configmap,downwardapi,projected}}.
 */
final class Payload {
    private final References references;
    private final FieldReferences fields;
    private final ResourceReferences resources;
    private final Tokens tokens;

    Payload(Host host) {
        this.references = new References(host.client());
        this.fields = new FieldReferences(host);
        this.resources = new ResourceReferences(host);
        this.tokens = new Tokens(host);
    }

    /** The files of the volume. @throws ConfigError with the text after {@code MountVolume.SetUp failed for volume "v" : } */
    Map<String, byte[]> of(PodView pod, JsonNode volume, String podIp) {
        if (volume.has("secret")) {
            return secret(pod, volume.path("secret"), "secretName");
        }
        if (volume.has("configMap")) {
            return configMap(pod, volume.path("configMap"));
        }
        if (volume.has("downwardAPI")) {
            return downward(pod, volume.path("downwardAPI"), podIp);
        }
        return projected(pod, volume.path("projected"), podIp);
    }

    private Map<String, byte[]> secret(PodView pod, JsonNode source, String nameField) {
        String name = source.path(nameField).asText();
        boolean optional = source.path("optional").asBoolean();
        Optional<TreeMap<String, byte[]>> content = references.findSecret(pod.namespace(), name);
        if (content.isEmpty() && !optional) {
            throw References.missing("secret", name);
        }
        return pick(source, content, optional, "references non-existent secret key: ");
    }

    private Map<String, byte[]> configMap(PodView pod, JsonNode source) {
        String name = source.path("name").asText();
        boolean optional = source.path("optional").asBoolean();
        Optional<TreeMap<String, byte[]>> content = references.findConfigMap(pod.namespace(), name);
        if (content.isEmpty() && !optional) {
            throw References.missing("configmap", name);
        }
        return pick(source, content, optional, "configmap references non-existent config key: ");
    }

    private static Map<String, byte[]> pick(
            JsonNode source, Optional<TreeMap<String, byte[]>> content, boolean optional, String complaint) {
        if (content.isEmpty()) {
            return Map.of();
        }
        if (source.path("items").isEmpty()) {
            return content.get();
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (JsonNode item : source.path("items")) {
            String key = item.path("key").asText();
            byte[] value = content.get().get(key);
            if (value != null) {
                files.put(item.path("path").asText(), value);
            } else if (!optional) {
                throw new ConfigError(complaint + key);
            }
        }
        return files;
    }

    private Map<String, byte[]> downward(PodView pod, JsonNode source, String podIp) {
        Map<String, byte[]> files = new TreeMap<>();
        for (JsonNode item : source.path("items")) {
            String value = item.has("fieldRef")
                    ? fields.value(pod, item.path("fieldRef").path("fieldPath").asText(), podIp)
                    : resources.value(pod, null, item.path("resourceFieldRef"));
            files.put(item.path("path").asText(), Bytes.of(value));
        }
        return files;
    }

    private Map<String, byte[]> projected(PodView pod, JsonNode source, String podIp) {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (JsonNode part : source.path("sources")) {
            try {
                files.putAll(part(pod, part, podIp));
            } catch (ConfigError failure) {
                failures.add(failure.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            List<String> distinct = failures.stream().distinct().toList();
            throw new ConfigError(distinct.size() == 1 ? distinct.get(0) : "[" + String.join(", ", distinct) + "]");
        }
        return files;
    }

    private Map<String, byte[]> part(PodView pod, JsonNode part, String podIp) {
        if (part.has("secret")) {
            return secret(pod, part.path("secret"), "name");
        }
        if (part.has("configMap")) {
            return configMap(pod, part.path("configMap"));
        }
        if (part.has("downwardAPI")) {
            return downward(pod, part.path("downwardAPI"), podIp);
        }
        JsonNode token = part.path("serviceAccountToken");
        return token.isMissingNode()
                ? Map.of()
                : Map.of(token.path("path").asText("token"), Bytes.of(tokens.request(pod, token)));
    }
}
