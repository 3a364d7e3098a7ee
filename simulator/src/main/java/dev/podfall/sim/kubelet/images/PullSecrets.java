package dev.podfall.sim.kubelet.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.PodView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registry credentials from a pod's {@code imagePullSecrets}. Mirrors {@code Kubelet.getPullSecretsForPod}. */
public final class PullSecrets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Host host;

    public PullSecrets(Host host) {
        this.host = host;
    }

    /** The {@code auths} by registry host; missing Secrets are told in an event and left out. */
    public Map<String, JsonNode> of(PodView pod) {
        Map<String, JsonNode> auths = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (JsonNode reference : pod.spec().path("imagePullSecrets")) {
            String name = reference.path("name").asText();
            if (name.isEmpty()) {
                continue;
            }
            Optional<ObjectNode> secret = host.client().find(Resources.SECRETS, pod.namespace(), name);
            if (secret.isEmpty()) {
                missing.add(name);
            } else {
                read(secret.get(), auths);
            }
        }
        if (!missing.isEmpty()) {
            String text = "Unable to retrieve some image pull secrets (" + String.join(", ", missing)
                    + "); attempting to pull the image may not succeed.";
            host.events().warning(pod.object(), "FailedToRetrieveImagePullSecret", text);
        }
        return auths;
    }

    private static void read(ObjectNode secret, Map<String, JsonNode> auths) {
        JsonNode data = secret.path("data");
        decode(data.path(".dockerconfigjson")).map(c -> c.path("auths")).ifPresent(c -> add(c, auths));
        decode(data.path(".dockercfg")).ifPresent(c -> add(c, auths));
    }

    private static void add(JsonNode config, Map<String, JsonNode> auths) {
        config.fields().forEachRemaining(e -> auths.put(e.getKey(), e.getValue()));
    }

    private static Optional<JsonNode> decode(JsonNode field) {
        if (!field.isTextual()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(field.asText());
            return Optional.ofNullable(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | JsonProcessingException notACredential) {
            return Optional.empty();
        }
    }
}
