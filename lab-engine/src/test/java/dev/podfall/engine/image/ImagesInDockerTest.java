package dev.podfall.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.Progress;
import dev.podfall.program.RealProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The images as Docker runs them. DOCKER_HOST says where it is. */
@Tag("kind")
class ImagesInDockerTest {
    private static final String SCORER = "registry.ml.internal/fraud-scorer:";
    private static final List<String> SETTINGS = List.of("-e", "FEATURE_STORE_TOKEN=t0ken", "-e", "THRESHOLD=0.5");

    @TempDir
    private static Path cache;

    private final String name = "podfall-image-test-" + UUID.randomUUID();

    @BeforeAll
    static void load() throws Exception {
        Path archive = new ModelImages(new ImageBase.Jlink(), List.of(Platform.host()), Progress.NONE)
                .archives(cache)
                .get(0);
        assertThat(docker("load", "-i", archive.toString()).said()).contains("Loaded image: " + SCORER + "v3");
    }

    @AfterEach
    void remove() throws IOException {
        docker("rm", "-f", name);
    }

    private static Command.Result docker(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return Command.run(command, Duration.ofSeconds(120));
    }

    private void run(String version, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--name", name, "-p", "127.0.0.1::8080"));
        words.addAll(SETTINGS);
        words.addAll(List.of(options));
        words.add(SCORER + version);
        Command.Result started = docker(words.toArray(String[]::new));
        assertThat(started.code()).as(started.said()).isZero();
    }

    /** Reads the log as it comes. */
    private void awaitLog(String part) throws IOException {
        Process logs = new ProcessBuilder("docker", "logs", "-f", name).start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(logs.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().anyMatch(l -> l.contains(part)))
                    .as("the log says " + part)
                    .isTrue();
        } finally {
            logs.destroyForcibly();
        }
    }

    private String inspect(String format) throws IOException {
        return docker("inspect", "--format", format, name).said().strip();
    }

    @Test
    void it_scores_and_is_neither_root_nor_able_to_write_its_image() throws Exception {
        run("v3", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "-m", "448m");
        awaitLog("model v3 loaded");
        String port = docker("port", name, "8080").said().strip().replaceFirst(".*:", "");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/score"))
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"features\":[[3,2,1,0,1,1],[0,0,0,1,0,0]]}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"predictions\":[1,0]").contains("\"scores\":[0.994514,0.018891]");
        assertThat(inspect("{{.Config.User}}")).isEqualTo("65532:65532");
        docker("stop", "-t", "25", name);
        assertThat(inspect("{{.State.ExitCode}} {{.State.OOMKilled}}")).isEqualTo("0 false");
    }

    /** The limits of the lab killed-on-load: the fault's, that of a repair that is no repair. */
    @ParameterizedTest
    @CsvSource({"v3, 320m", "v3, 400m", "v2, 200m"})
    void a_limit_below_the_model_kills_it(String version, String limit) throws IOException {
        run(version, "-m", limit, "--memory-swap", limit);
        assertThat(docker("wait", name).said().strip()).isEqualTo("137");
        assertThat(inspect("{{.State.OOMKilled}}")).isEqualTo("true");
    }

    /** Docker takes a registry on this machine without TLS; a cluster's nodes have to be told to. */
    @Test
    void a_registry_refuses_what_it_does_not_have_or_not_give() throws Exception {
        int port = RealProcess.freePort();
        String host = "127.0.0.1:" + port + "/";
        Map<String, String> environment = Map.of(
                "ARCHIVES",
                cache.toString(),
                "PORT",
                String.valueOf(port),
                "PRIVATE",
                "model-store=ml:s3cr3t",
                "FORBIDDEN",
                "feature-store");
        try (RealProcess registry = RealProcess.start("image-registry", environment)) {
            registry.stdoutWith("listening");
            assertThat(docker("pull", host + "fraud-scorer:v3").said()).contains("Digest: sha256:");
            assertThat(docker("rmi", host + "fraud-scorer:v3").code()).isZero();
            assertThat(docker("pull", host + "fraud-scorer:v3.1").said()).contains("manifest unknown");
            assertThat(docker("pull", host + "fraud-scorrer:v3").said()).contains("name unknown");
            assertThat(docker("pull", host + "model-store:1.0").said()).contains("unauthorized");
            assertThat(docker("pull", host + "feature-store:2.1").said()).contains("denied");
        }
    }

    @Test
    void without_its_token_it_says_so_and_exits_1() throws IOException {
        Command.Result result = docker("run", "--name", name, SCORER + "v1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said()).contains("FEATURE_STORE_TOKEN is not set");
    }
}
