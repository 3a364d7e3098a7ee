package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Bound service account tokens, renewed when four fifths of their life are over. Mirrors {@code pkg/kubelet/token}. */
final class Tokens {
    private final Host host;
    private final Map<String, Token> cache = new HashMap<>();

    Tokens(Host host) {
        this.host = host;
    }

    /** Asks for a token that will be needed in a moment: signing one takes a while, on another thread. */
    void foresee(PodView pod, JsonNode source) {
        try {
            token(pod, source);
        } catch (ConfigError refused) {
            // Whoever needs it is told.
        }
    }

    /** @throws ConfigError {@code failed to fetch token: …} */
    String request(PodView pod, JsonNode source) {
        return token(pod, source).asText();
    }

    private JsonNode token(PodView pod, JsonNode source) {
        String key = pod.uid() + "/" + source.path("audience").asText() + "/" + source.path("expirationSeconds");
        Token cached = cache.get(key);
        if (cached != null && host.now().isBefore(cached.renew)) {
            return cached.text;
        }
        cache.values().removeIf(t -> t.renew.plusSeconds(86400).isBefore(host.now()));
        long seconds = source.path("expirationSeconds").asLong(3600);
        JsonNode text = fetch(pod, source, seconds);
        cache.put(key, new Token(text, host.now().plus(Duration.ofSeconds(seconds * 4 / 5))));
        return text;
    }

    private JsonNode fetch(PodView pod, JsonNode source, long seconds) {
        String account = pod.spec().path("serviceAccountName").asText("default");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
        body.putObject("metadata");
        ObjectNode spec = body.putObject("spec").put("expirationSeconds", seconds);
        if (source.has("audience")) {
            spec.putArray("audiences").add(source.path("audience").asText());
        } else {
            spec.putArray("audiences");
        }
        ObjectNode bound = spec.putObject("boundObjectRef").put("kind", "Pod").put("apiVersion", "v1");
        bound.put("name", pod.name()).put("uid", pod.uid());
        try {
            ObjectNode answer =
                    host.client().createSubresource(Resources.SERVICEACCOUNTS, pod.namespace(), account, "token", body);
            return answer.path("status").path("token");
        } catch (ApiException refused) {
            throw new ConfigError("failed to fetch token: " + refused.getMessage());
        }
    }

    private record Token(JsonNode text, Instant renew) {}
}
