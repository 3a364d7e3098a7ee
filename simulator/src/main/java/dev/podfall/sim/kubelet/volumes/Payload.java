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
    private static final int ORDINARY = 0644;

    /** Of tokens, where somebody is known to need them. */
    private static final int PRIVATE = 0600;

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

    /** The volume will be mounted in a moment. */
    void foresee(PodView pod, JsonNode volume) {
        for (JsonNode part : volume.path("projected").path("sources")) {
            if (part.has("serviceAccountToken")) {
                tokens.foresee(pod, part.path("serviceAccountToken"));
            }
        }
    }

    /** The files of the volume. @throws ConfigError with the text after {@code MountVolume.SetUp failed for volume "v" : } */
    Map<String, FileProjection> of(PodView pod, JsonNode volume, String podIp) {
        if (volume.has("secret")) {
            return secret(pod, volume.path("secret"), "secretName", mode(volume.path("secret"), ORDINARY));
        }
        if (volume.has("configMap")) {
            return configMap(pod, volume.path("configMap"), mode(volume.path("configMap"), ORDINARY));
        }
        if (volume.has("downwardAPI")) {
            return downward(pod, volume.path("downwardAPI"), podIp, mode(volume.path("downwardAPI"), ORDINARY));
        }
        return projected(pod, volume.path("projected"), podIp);
    }

    private Map<String, FileProjection> secret(PodView pod, JsonNode source, String nameField, int mode) {
        String name = source.path(nameField).asText();
        boolean optional = source.path("optional").asBoolean();
        Optional<TreeMap<String, byte[]>> content = references.findSecret(pod.namespace(), name);
        if (content.isEmpty() && !optional) {
            throw References.missing("secret", name);
        }
        return pick(source, content, mode, optional, "references non-existent secret key: ");
    }

    private Map<String, FileProjection> configMap(PodView pod, JsonNode source, int mode) {
        String name = source.path("name").asText();
        boolean optional = source.path("optional").asBoolean();
        Optional<TreeMap<String, byte[]>> content = references.findConfigMap(pod.namespace(), name);
        if (content.isEmpty() && !optional) {
            throw References.missing("configmap", name);
        }
        return pick(source, content, mode, optional, "configmap references non-existent config key: ");
    }

    private static Map<String, FileProjection> pick(
            JsonNode source, Optional<TreeMap<String, byte[]>> content, int mode, boolean optional, String complaint) {
        Map<String, FileProjection> files = new TreeMap<>();
        if (content.isEmpty()) {
            return files;
        }
        if (source.path("items").isEmpty()) {
            content.get().forEach((key, value) -> files.put(key, new FileProjection(value, mode, null)));
            return files;
        }
        for (JsonNode item : source.path("items")) {
            String key = item.path("key").asText();
            byte[] value = content.get().get(key);
            if (value != null) {
                files.put(
                        item.path("path").asText(),
                        new FileProjection(value, item.path("mode").asInt(mode), null));
            } else if (!optional) {
                throw new ConfigError(complaint + key);
            }
        }
        return files;
    }

    private Map<String, FileProjection> downward(PodView pod, JsonNode source, String podIp, int mode) {
        Map<String, FileProjection> files = new TreeMap<>();
        for (JsonNode item : source.path("items")) {
            String value = item.has("fieldRef")
                    ? fields.value(pod, item.path("fieldRef").path("fieldPath").asText(), podIp)
                    : resources.value(pod, null, item.path("resourceFieldRef"));
            files.put(
                    item.path("path").asText(),
                    new FileProjection(Bytes.of(value), item.path("mode").asInt(mode), null));
        }
        return files;
    }

    private Map<String, FileProjection> projected(PodView pod, JsonNode source, String podIp) {
        Map<String, FileProjection> files = new TreeMap<>();
        int mode = mode(source, ORDINARY);
        List<String> failures = new ArrayList<>();
        for (JsonNode part : source.path("sources")) {
            try {
                files.putAll(part(pod, part, podIp, mode));
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

    private Map<String, FileProjection> part(PodView pod, JsonNode part, String podIp, int mode) {
        if (part.has("secret")) {
            return secret(pod, part.path("secret"), "name", mode);
        }
        if (part.has("configMap")) {
            return configMap(pod, part.path("configMap"), mode);
        }
        if (part.has("downwardAPI")) {
            return downward(pod, part.path("downwardAPI"), podIp, mode);
        }
        JsonNode token = part.path("serviceAccountToken");
        if (token.isMissingNode()) {
            return Map.of();
        }
        Long user = VolumeOwnership.userOf(pod);
        boolean narrow = user != null || VolumeOwnership.of(pod).isGiven();
        byte[] text = Bytes.of(tokens.request(pod, token));
        return Map.of(token.path("path").asText("token"), new FileProjection(text, narrow ? PRIVATE : mode, user));
    }

    private static int mode(JsonNode source, int otherwise) {
        return source.path("defaultMode").asInt(otherwise);
    }
}
