package dev.podfall.sim.kubelet.env;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.kubelet.pod.ConfigError;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;

/** ConfigMaps and Secrets as pods refer to them. Mirrors {@code pkg/kubelet/util/manager}, which words the errors. */
public final class References {
    private final SimClient client;

    public References(SimClient client) {
        this.client = client;
    }

    /** The Secret's content by key. @throws ConfigError {@code secret "x" not found} */
    public TreeMap<String, byte[]> secret(String namespace, String name) {
        return findSecret(namespace, name).orElseThrow(() -> missing("secret", name));
    }

    /** The ConfigMap's content by key, binary data included. @throws ConfigError {@code configmap "x" not found} */
    public TreeMap<String, byte[]> configMap(String namespace, String name) {
        return findConfigMap(namespace, name).orElseThrow(() -> missing("configmap", name));
    }

    public Optional<TreeMap<String, byte[]>> findSecret(String namespace, String name) {
        return find(Resources.SECRETS, namespace, name).map(object -> {
            TreeMap<String, byte[]> content = new TreeMap<>();
            decode(object.path("data"), content);
            return content;
        });
    }

    public Optional<TreeMap<String, byte[]>> findConfigMap(String namespace, String name) {
        return find(Resources.CONFIGMAPS, namespace, name).map(object -> {
            TreeMap<String, byte[]> content = new TreeMap<>();
            object.path("data")
                    .fields()
                    .forEachRemaining(
                            e -> content.put(e.getKey(), Bytes.of(e.getValue().asText())));
            decode(object.path("binaryData"), content);
            return content;
        });
    }

    public static ConfigError missing(String kind, String name) {
        return new ConfigError(kind + " \"" + name + "\" not found");
    }

    private Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return client.find(type, namespace, name);
    }

    private static void decode(JsonNode data, TreeMap<String, byte[]> content) {
        data.fields()
                .forEachRemaining(
                        e -> content.put(e.getKey(), decode(e.getValue().asText())));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
