package dev.podfall.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the command line is to the server: reads {@code server.json}, shows the token. */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    private ApiClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static ApiClient of(Path home) throws IOException {
        var file = JSON.readTree(home.resolve("server.json").toFile());
        return new ApiClient(file.path("url").asText(), file.path("token").asText());
    }

    String token() {
        return token;
    }

    String url() {
        return url;
    }

    JsonNode get(String path) {
        return parse(send("GET", path, "").body());
    }

    JsonNode post(String path, String body) {
        return parse(send("POST", path, body).body());
    }

    /** All lines of a stream. */
    List<JsonNode> lines(String path, String body) {
        return send("POST", path, body).body().lines().map(ApiClient::parse).toList();
    }

    /** Does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> sendLater(String method, String path, String body) {
        return client.sendAsync(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> send(String method, String path, String body) {
        try {
            return client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(text, e);
        }
    }
}
