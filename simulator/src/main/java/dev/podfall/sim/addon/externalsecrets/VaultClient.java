package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Asks a store for values. Mirrors {@code providers/v1/vault} and the words of {@code github.com/hashicorp/vault/api}. */
final class VaultClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProcessContext process;
    private final String server;
    private final String mount;
    private final String token;

    /**
     * A client of one store.
     *
     * @param provider {@code spec.provider.vault} of the store
     */
    VaultClient(ProcessContext process, JsonNode provider, String token) {
        this.process = process;
        this.server = provider.path("server").asText().replaceFirst("/+$", "");
        this.mount = provider.path("path").asText("secret").replaceFirst("/+$", "");
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param values by name
     * @param failure empty if it worked
     */
    record Reply(JsonNode values, String failure) {}

    /** Whether the token is one that the store knows. */
    void lookUp(Consumer<String> failure) {
        get("/v1/auth/token/lookup-self", reply -> {
            String text = reply.failure();
            failure.accept(text.isEmpty() ? "" : "invalid vault credentials: " + text);
        });
    }

    /** The values at a path of the key/value engine. */
    void read(String key, Consumer<Reply> answer) {
        get("/v1/" + mount + "/data/" + key, reply -> {
            String text = reply.failure();
            boolean missing = text.equals(NOT_FOUND);
            String failure = text.isEmpty() || missing
                    ? (missing ? "Secret does not exist" : "")
                    : "cannot read secret data from Vault: " + text;
            answer.accept(new Reply(reply.values().path("data").path("data"), failure));
        });
    }

    private static final String NOT_FOUND = "404";

    private void get(String path, Consumer<Reply> answer) {
        String url = server + path;
        HttpRequest request = new HttpRequest("GET", url, Map.of("x-vault-token", token), new byte[0]);
        if (!server.matches("https?://[^/\\s]+.*")) {
            answer.accept(new Reply(empty(), "Get \"" + url + "\": unsupported protocol scheme \"\""));
            return;
        }
        process.http(request, PATIENCE, result -> answer.accept(reply(url, result)));
    }

    private static Reply reply(String url, HttpResult result) {
        if (!result.ok()) {
            return new Reply(empty(), "Get \"" + url + "\": " + reason(url, result.failure()));
        }
        int status = result.response().status();
        JsonNode body = body(result.response().body());
        if (status == 200) {
            return new Reply(body, "");
        }
        if (status == 404 && body.path("errors").isEmpty()) {
            return new Reply(empty(), NOT_FOUND);
        }
        StringBuilder text = new StringBuilder(
                "Error making API request.\n\nURL: GET " + url + "\nCode: " + status + ". Errors:\n\n");
        body.path("errors").forEach(e -> text.append("* ").append(e.asText()));
        return new Reply(empty(), text.toString());
    }

    private static String reason(String url, HttpResult.Failure failure) {
        String host = url.replaceFirst("^https?://([^/:]+).*", "$1");
        return switch (failure) {
            case NO_SUCH_HOST -> "dial tcp: lookup " + host + " on 10.96.0.10:53: no such host";
            case TIMEOUT -> "context deadline exceeded";
            default -> "dial tcp: " + AddOn.reason(failure);
        };
    }

    private static JsonNode body(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException notJson) {
            return empty();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
