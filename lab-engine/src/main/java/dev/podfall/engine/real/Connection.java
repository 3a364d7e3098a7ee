package dev.podfall.engine.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.RequestRefused;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to an API server. Every request is sent once, and is given up after {@link #PATIENCE}. Safe to use from
 * several threads.
 */
public final class Connection implements AutoCloseable {
    /** How long an answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_TEXT = 300;
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private final KubernetesClient client;
    private final String url;

    Connection(KubernetesClient client) {
        this.client = client;
        this.url = client.getMasterUrl().toString().replaceFirst("/+$", "");
    }

    /** Where the API server answers. */
    public String url() {
        return url;
    }

    /** Reads. @param path from the root, such as {@code /version} */
    public JsonNode get(String path) {
        return json(send(Request.get(path)));
    }

    /** Reads what is no JSON, such as a container's log. @param path from the root, with the query */
    public String text(String path) {
        return send(Request.get(path).accepting("*/*"));
    }

    /** Objects as {@code kubectl get} prints them: {@code columnDefinitions} and {@code rows}. */
    public JsonNode table(String path) {
        return json(send(Request.get(path).accepting(TABLE)));
    }

    /** Puts an object in the place of the one that is there; what the query says decides whether it is kept. */
    public JsonNode put(String path, JsonNode body) {
        return json(send(Request.of("PUT", path, body)));
    }

    /** Creates or asks. */
    public JsonNode post(String path, JsonNode body) {
        return json(send(Request.of("POST", path, body)));
    }

    /**
     * Sends a request and answers the body.
     *
     * @throws RequestRefused if the server says no
     * @throws ClusterUnreachable if nothing comes back in time, or not from an API server
     */
    String send(Request request) {
        HttpRequest.Builder http = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(url + request.path())
                .timeout(request.limit().toMillis(), TimeUnit.MILLISECONDS)
                .header("Accept", request.accept());
        if (request.as() != null) {
            http.header("Impersonate-User", request.as().user());
            request.as().allGroups().forEach(g -> http.header("Impersonate-Group", g));
        }
        if (request.body() == null) {
            http.method(request.method(), null, null);
        } else {
            http.method(request.method(), request.contentType(), request.body());
        }
        HttpResponse<byte[]> answer = await(http.build(), request);
        String body = answer.body() == null ? "" : new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        if (answer.code() >= 200 && answer.code() < 300) {
            return body;
        }
        throw refused(answer.code(), body);
    }

    Config config() {
        return client.getConfiguration();
    }

    KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<byte[]> await(HttpRequest http, Request request) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.getHttpClient().sendAsync(http, byte[].class);
        try {
            return answer.get(request.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ClusterUnreachable(
                    url + " does not answer within " + request.limit().toSeconds() + " s.", late);
        } catch (ExecutionException failed) {
            throw new ClusterUnreachable(url + " does not answer: " + Failure.words(failed), failed);
        } catch (InterruptedException stop) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ClusterUnreachable("Stopped waiting for " + url + ".", stop);
        }
    }

    private RuntimeException refused(int code, String body) {
        JsonNode status = parsed(body);
        if (status.path("kind").asText().equals("Status")) {
            return new RequestRefused(
                    code,
                    status.path("reason").asText("Unknown"),
                    status.path("message").asText());
        }
        String said = body.strip();
        said = said.length() > MOST_TEXT ? said.substring(0, MOST_TEXT) : said;
        if (code == 404 || said.startsWith("<")) {
            return new ClusterUnreachable(
                    "What answers at " + url + " is not a Kubernetes API server: HTTP " + code + ".", null);
        }
        return new RequestRefused(code, "Unknown", said.isEmpty() ? "HTTP " + code : said);
    }

    static RuntimeException translated(KubernetesClientException failure, String what) {
        if (failure.getStatus() != null && failure.getCode() > 0) {
            String reason = failure.getStatus().getReason();
            return new RequestRefused(
                    failure.getCode(),
                    reason == null ? "Unknown" : reason,
                    failure.getStatus().getMessage());
        }
        return new ClusterUnreachable("No answer to " + what + ": " + Failure.words(failure), failure);
    }

    /** A body that must be an object. */
    ObjectNode object(String text) {
        if (json(text) instanceof ObjectNode object) {
            return object;
        }
        throw new ClusterUnreachable("What " + url + " answers is not an object.", null);
    }

    private JsonNode json(String text) {
        JsonNode json = parsed(text);
        if (json.isMissingNode()) {
            throw new ClusterUnreachable("What " + url + " answers is not JSON.", null);
        }
        return json;
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
