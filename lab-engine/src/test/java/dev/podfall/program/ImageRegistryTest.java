package dev.podfall.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRegistryTest {
    private static final String MANIFEST =
            "[{\"Config\":\"config.json\",\"RepoTags\":[\"registry.ml.internal/fraud-scorer:v3\","
                    + "\"registry.ml.internal/closed:v3\",\"registry.ml.internal/team/private:v3\"],"
                    + "\"Layers\":[\"aa/layer.tar\"]}]";
    private static final String LAYER = "the layer".repeat(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("config.json", "{\"os\":\"linux\"}");
        files.put("aa/layer.tar", LAYER);
        files.put("manifest.json", MANIFEST);
        Files.write(directory.resolve("one.tar"), tar(files));
        ImageStore images = ImageStore.read(directory);
        ImageRegistry.aliases(Map.of("ALIASES", "other/name=fraud-scorer, none=nobody"))
                .forEach(images::alias);
        server = ImageRegistry.start(
                0, images, RegistryAccess.of(Map.of("PRIVATE", "team/private=ml:s3cr3t", "FORBIDDEN", "closed")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] tar(Map<String, String> files) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            byte[] head = new byte[512];
            put(head, 0, name);
            put(head, 124, String.format("%011o", bytes.length));
            head[156] = '0';
            tar.writeBytes(head);
            tar.writeBytes(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
        });
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private static void put(byte[] head, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, head, at, bytes.length);
    }

    private HttpResponse<String> ask(String method, String path, String login) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (login != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes()));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return ask("GET", path, null);
    }

    @Test
    void a_tag_leads_to_a_manifest_and_that_to_config_and_layers() throws Exception {
        assertThat(get("/v2/").statusCode()).isEqualTo(200);
        var manifest = get("/v2/fraud-scorer/manifests/v3");
        assertThat(manifest.statusCode()).isEqualTo(200);
        String digest = manifest.headers().firstValue("docker-content-digest").orElseThrow();
        assertThat(get("/v2/fraud-scorer/manifests/" + digest).body()).isEqualTo(manifest.body());
        assertThat(ask("HEAD", "/v2/fraud-scorer/manifests/v3", null).headers().firstValue("content-length"))
                .contains(String.valueOf(manifest.body().length()));
        JsonNode described = json.readTree(manifest.body());
        var layer =
                get("/v2/fraud-scorer/blobs/" + described.at("/layers/0/digest").asText());
        assertThat(layer.body()).isEqualTo(LAYER);
        assertThat(described.at("/layers/0/size").asInt()).isEqualTo(LAYER.length());
        var config =
                get("/v2/fraud-scorer/blobs/" + described.at("/config/digest").asText());
        assertThat(config.body()).isEqualTo("{\"os\":\"linux\"}");
        assertThat(get("/v2/fraud-scorer/tags/list").body()).isEqualTo("{\"name\":\"fraud-scorer\",\"tags\":[\"v3\"]}");
    }

    @Test
    void what_is_not_there_is_unknown() throws Exception {
        var tag = get("/v2/fraud-scorer/manifests/v3.1");
        assertThat(tag.statusCode()).isEqualTo(404);
        assertThat(tag.body()).contains("MANIFEST_UNKNOWN");
        var repository = get("/v2/fraud-scorrer/manifests/v3");
        assertThat(repository.statusCode()).isEqualTo(404);
        assertThat(repository.body()).contains("NAME_UNKNOWN");
        assertThat(get("/v2/fraud-scorer/blobs/sha256:" + "0".repeat(64)).body())
                .contains("BLOB_UNKNOWN");
    }

    @Test
    void a_private_repository_wants_its_credentials_and_a_forbidden_one_gives_nothing() throws Exception {
        var anonymous = get("/v2/team/private/manifests/v3");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("www-authenticate"))
                .hasValueSatisfying(v -> assertThat(v)
                        .startsWith("Bearer realm=\"http://127.0.0.1:")
                        .endsWith("scope=\"repository:team/private:pull\""));
        assertThat(ask("GET", "/v2/team/private/manifests/v3", "ml:wrong").statusCode())
                .isEqualTo(401);
        assertThat(ask("GET", "/v2/team/private/manifests/v3", "ml:s3cr3t").statusCode())
                .isEqualTo(200);
        assertThat(ask("GET", "/v2/closed/manifests/v3", "ml:s3cr3t").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_is_given_for_credentials_and_opens_that_repository_alone() throws Exception {
        String scope = "/token?service=x&scope=repository:team/private:pull";
        assertThat(get(scope).statusCode()).isEqualTo(401);
        assertThat(ask("GET", scope, "ml:wrong").statusCode()).isEqualTo(401);
        String token = json.readTree(ask("GET", scope, "ml:s3cr3t").body())
                .path("token")
                .asText();
        assertThat(bearing(token, "/v2/team/private/manifests/v3")).isEqualTo(200);
        assertThat(bearing(token + "0", "/v2/team/private/manifests/v3")).isEqualTo(401);
        assertThat(bearing(token, "/v2/closed/manifests/v3")).isEqualTo(403);
        assertThat(bearing("anonymous", "/v2/team/private/manifests/v3")).isEqualTo(401);
    }

    private int bearing(String token, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/../etc/passwd",
                "/v2/fraud-scorer/blobs/sha256:../../one.tar",
                "/v2/%2e%2e/manifests/v3",
                "/v2/fraud-scorer/manifests/v3%0a",
                "/",
                "/v2/a/b/c/d/e/f/g/h/i/j/k/manifests/v3"
            })
    void hostile_paths_lead_nowhere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_can_be_pushed() throws Exception {
        assertThat(ask("PUT", "/v2/fraud-scorer/manifests/v3", null).statusCode())
                .isEqualTo(405);
    }

    @Test
    void a_damaged_archive_is_named(@TempDir Path other) throws Exception {
        Files.write(other.resolve("two.tar"), Arrays.copyOf("garbage".getBytes(), 2048));
        assertThatThrownBy(() -> ImageStore.read(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("two.tar");
        byte[] cut = Files.readAllBytes(directory.resolve("one.tar"));
        Files.write(other.resolve("two.tar"), Arrays.copyOf(cut, 2000));
        assertThatThrownBy(() -> ImageStore.read(other)).hasMessageContaining("two.tar");
    }

    @Test
    void an_alias_gives_what_its_repository_has() throws Exception {
        assertThat(ask("GET", "/v2/other/name/manifests/v3", null).body())
                .isEqualTo(ask("GET", "/v2/fraud-scorer/manifests/v3", null).body())
                .contains("layers");
        assertThat(ask("GET", "/v2/none/manifests/v3", null).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> ImageRegistry.aliases(Map.of("ALIASES", "alone")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name=repository");
    }
}
