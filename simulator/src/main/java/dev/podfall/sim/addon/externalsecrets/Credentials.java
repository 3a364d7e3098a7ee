package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How the operator logs in to a store: by a token that lies in a Secret. Mirrors {@code runtime/esutils/resolvers}. */
final class Credentials {
    private final SimClient client;

    Credentials(SimClient client) {
        this.client = client;
    }

    /** A token, or why there is none. */
    record Found(String value, String problem) {}

    /**
     * The token of a store.
     *
     * @param vault {@code spec.provider.vault}
     * @param namespace of who asks: a store of the cluster may name another
     */
    Found token(KubeObject store, JsonNode vault, String namespace) {
        JsonNode reference = vault.at("/auth/tokenSecretRef");
        String name = reference.path("name").asText();
        String key = reference.path("key").asText("token");
        boolean ofCluster = store.namespace().isEmpty();
        String where = ofCluster ? reference.path("namespace").asText(namespace) : store.namespace();
        Optional<ObjectNode> secret = client.find(Resources.SECRETS, where, name);
        if (secret.isEmpty()) {
            return new Found(
                    "",
                    "cannot get Kubernetes secret \"" + name + "\" from namespace \"" + where + "\": secrets \"" + name
                            + "\" not found");
        }
        JsonNode value = secret.get().path("data").path(key);
        if (value.isMissingNode()) {
            return new Found("", "cannot find secret data for key: \"" + key + "\"");
        }
        String token = new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8);
        return new Found(token.strip(), "");
    }
}
