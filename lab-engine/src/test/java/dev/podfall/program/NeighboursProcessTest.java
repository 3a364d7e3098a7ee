package dev.podfall.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scorer's neighbours, and the prober, as processes. */
class NeighboursProcessTest {
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void the_registry_serves_the_files_of_its_directory() throws Exception {
        Files.writeString(directory.resolve("fraud-scorer.json"), "{\"production\": \"v3\"}");
        int port = RealProcess.freePort();
        Map<String, String> environment = Map.of("PORT", String.valueOf(port), "DATA_DIR", directory.toString());
        try (RealProcess real = RealProcess.start("model-registry", environment)) {
            real.stdoutWith("model-registry listening on :" + port + ", 1 models");
            assertThat(real.get(port, "/api/models/fraud-scorer").body()).isEqualTo("{\"production\": \"v3\"}");
            assertThat(real.get(port, "/api/models/none").statusCode()).isEqualTo(404);
            assertThat(real.memory("VmRSS")).isLessThan(100L << 20);
            real.terminate();
            assertThat(real.exitCode()).isZero();
        }
    }

    @Test
    void the_downloader_saves_what_the_store_gives_and_fails_when_it_is_refused() throws Exception {
        int port = RealProcess.freePort();
        try (RealProcess store =
                RealProcess.start("model-store", Map.of("PORT", String.valueOf(port), "TOKEN", "s3cret"))) {
            store.stdoutWith("model-store listening");
            Map<String, String> good = Map.of(
                    "MODEL_STORE_URL",
                    "http://127.0.0.1:" + port,
                    "MODEL_STORE_TOKEN",
                    "s3cret",
                    "MODEL_DIR",
                    directory.toString());
            try (RealProcess real = RealProcess.start("model-downloader", good)) {
                assertThat(real.stdoutWith("saved")).endsWith("bytes to " + directory + "/model-v3.bin");
                assertThat(real.exitCode()).isZero();
                assertThat(directory.resolve("model-v3.bin")).content().startsWith("fraud-scorer v3");
            }
            try (RealProcess real =
                    RealProcess.start("model-downloader", Map.of("MODEL_STORE_URL", "http://127.0.0.1:" + port))) {
                assertThat(real.stderrWith("ERROR")).endsWith("/models/fraud-scorer/v3: HTTP 403 Forbidden");
                assertThat(real.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void the_prober_asks_and_names_what_failed_as_the_embedded_cluster_does() throws Exception {
        int port = RealProcess.freePort();
        Map<String, String> environment = Map.of("PORT", String.valueOf(port));
        try (RealProcess real = RealProcess.start("podfall-prober", environment);
                ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            real.stdoutWith("listening");
            assertThat(real.get(port, "/healthz").body()).isEqualTo("ok\n");
            JsonNode fine = ask(real, port, "\"url\":\"http://127.0.0.1:" + port + "/none\",\"method\":\"GET\"");
            assertThat(fine.path("status").asInt()).isEqualTo(404);
            assertThat(fine.path("body").asText()).contains("There is /healthz");
            assertThat(fine.path("failure").isNull()).isTrue();
            assertThat(failure(real, port, "http://127.0.0.1:" + RealProcess.freePort()))
                    .isEqualTo("connection refused");
            assertThat(failure(real, port, "http://nothing.invalid/")).isEqualTo("no such host");
            assertThat(failure(real, port, "http://127.0.0.1:" + silent.getLocalPort()))
                    .isEqualTo("timeout");
            CompletableFuture<Void> hangsUp = CompletableFuture.runAsync(() -> hangUp(rude));
            assertThat(failure(real, port, "http://127.0.0.1:" + rude.getLocalPort()))
                    .isEqualTo("connection reset");
            hangsUp.get();
        }
    }

    @Test
    void the_prober_hands_host_and_body_on_and_refuses_what_makes_no_sense() throws Exception {
        int port = RealProcess.freePort();
        int scorer = RealProcess.freePort();
        try (RealProcess real = RealProcess.start("podfall-prober", Map.of("PORT", String.valueOf(port)));
                ServerSocket echo = new ServerSocket(scorer, 1, InetAddress.getLoopbackAddress())) {
            real.stdoutWith("listening");
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> head(echo));
            JsonNode answer = ask(
                    real,
                    port,
                    "\"url\":\"http://127.0.0.1:" + scorer
                            + "/score?x=1\",\"method\":\"POST\",\"host\":\"fraud-api.ml.internal\",\"body\":{\"a\":[1,2.50]}");
            assertThat(answer.path("body").asText()).isEqualTo("hi");
            assertThat(seen.get())
                    .startsWith("POST /score?x=1 HTTP/1.1\r\nhost: fraud-api.ml.internal\r\n")
                    .contains("content-type: application/json\r\n")
                    .contains("content-length: 13\r\n");
            assertThat(real.post(port, "/ask", "{").statusCode()).isEqualTo(400);
            assertThat(real.post(port, "/ask", "{\"url\":\"file:///etc/passwd\"}")
                            .body())
                    .contains("http:// URL");
            assertThat(real.post(port, "/ask", "{\"url\":\"http://a/\",\"method\":\"CONNECT\"}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(real.post(port, "/ask", "{\"url\":\"http://a/\",\"host\":\"a\\r\\nb: c\"}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void clients_that_dawdle_or_send_too_much_keep_nobody_else_from_an_answer() throws Exception {
        int port = RealProcess.freePort();
        try (RealProcess real = RealProcess.start("podfall-prober", Map.of("PORT", String.valueOf(port)))) {
            real.stdoutWith("listening");
            List<Socket> dawdlers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Socket dawdler = new Socket(InetAddress.getLoopbackAddress(), port);
                dawdler.getOutputStream().write("GET /healthz HTTP/1.1\r\nhost".getBytes());
                dawdlers.add(dawdler);
            }
            long begun = System.nanoTime();
            assertThat(real.get(port, "/healthz").statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - begun).isLessThan(8_000_000_000L);
            for (Socket dawdler : dawdlers) {
                dawdler.close();
            }
            assertThat(real.post(port, "/ask", "x".repeat(17 << 20)).statusCode())
                    .isEqualTo(413);
            assertThat(real.get(port, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    private JsonNode ask(RealProcess real, int port, String members) throws IOException, InterruptedException {
        var answer = real.post(port, "/ask", "{" + members + ",\"timeoutMillis\":2000}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private String failure(RealProcess real, int port, String url) throws IOException, InterruptedException {
        JsonNode told = ask(real, port, "\"method\":\"GET\",\"url\":\"" + url + "\"");
        assertThat(told.path("status").asInt()).isZero();
        return told.path("failure").asText();
    }

    private static void hangUp(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().read();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static String head(ServerSocket server) {
        try (Socket client = server.accept()) {
            byte[] seen = new byte[4096];
            int length = client.getInputStream().read(seen);
            client.getOutputStream().write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi".getBytes());
            return new String(seen, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
