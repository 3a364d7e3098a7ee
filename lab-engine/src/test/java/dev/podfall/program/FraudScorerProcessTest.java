package dev.podfall.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same class in both worlds: what it says, answers and exits with is the same. */
class FraudScorerProcessTest {
    private static final String ROW = "[3.2,2,1,0,1,0.9]";
    private static final List<String> BODIES = List.of(
            "{\"features\":[[0.21,1.4,0.0,7,1,0.55],[3,2,1,0,1,1],[0,0,0,1,0,0]]}",
            "{\"features\":[" + ROW + "]}",
            "{\"features\":[[1,2,3]]}",
            "{\"features\":[[1,2",
            "{\"features\":[" + (ROW + ",").repeat(1200) + ROW + "]}");

    private final ObjectMapper json = new ObjectMapper();

    private static Map<String, String> environment(int port, String version) {
        return Map.of(
                "PORT", String.valueOf(port),
                "MODEL_VERSION", version,
                "FEATURE_STORE_TOKEN", "t0ken",
                "MAX_BATCH_ROWS", "1000",
                "THRESHOLD", "0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v3"})
    void it_answers_as_in_the_simulator(String version) throws Exception {
        int port = RealProcess.freePort();
        try (SimulatedScorer scorer = SimulatedScorer.start(version, environment(8080, version));
                RealProcess real = RealProcess.start("fraud-scorer", environment(port, version))) {
            scorer.awaitReady();
            real.stdoutWith(" loaded");
            for (String body : BODIES) {
                var simulated = scorer.post("/score", body);
                HttpResponse<String> answer = real.post(port, "/score", body);
                assertThat(answer.statusCode()).isEqualTo(simulated.status());
                assertThat(withoutId(answer.body())).isEqualTo(withoutId(simulated.bodyText()));
                assertThat(answer.headers().firstValue("content-type"))
                        .contains(simulated.headers().get("content-type"));
            }
        }
    }

    private JsonNode withoutId(String body) throws IOException {
        return ((ObjectNode) json.readTree(body)).without("request_id");
    }

    @Test
    void it_is_as_large_as_its_model_and_says_ready_when_it_is_loaded() throws Exception {
        int port = RealProcess.freePort();
        try (RealProcess real = RealProcess.start("fraud-scorer", environment(port, "v1"))) {
            real.stdoutWith("starting, loading model v1");
            real.stdoutWith("model v1 loaded");
            assertThat(real.get(port, "/healthz").body()).isEqualTo("ok\n");
            assertThat(real.get(port, "/ready").body()).isEqualTo("ready\n");
            assertThat(real.memory("RssAnon")).isBetween(178L << 20, 190L << 20);
            assertThat(real.memory("VmRSS")).isBetween(180L << 20, 225L << 20);
        }
    }

    @Test
    void without_its_token_it_says_the_same_and_exits_1() throws Exception {
        Map<String, String> environment = Map.of("MODEL_VERSION", "v3", "THRESHOLD", "0.5");
        try (SimulatedScorer scorer = SimulatedScorer.start("v3", environment);
                RealProcess real = RealProcess.start("fraud-scorer", environment)) {
            String line = real.stderrWith("FEATURE_STORE_TOKEN");
            assertThat(real.exitCode()).isEqualTo(1).isEqualTo(scorer.exitCode());
            assertThat(withoutTime(line)).isEqualTo(withoutTime(scorer.log()));
        }
    }

    private JsonNode withoutTime(String line) throws IOException {
        return ((ObjectNode) json.readTree(line)).without("ts");
    }

    @Test
    void on_term_it_finishes_what_is_in_flight_and_exits_0() throws Exception {
        int port = RealProcess.freePort();
        try (RealProcess real = RealProcess.start("fraud-scorer", environment(port, "v1"))) {
            real.stdoutWith(" loaded");
            String rows = "{\"features\":[" + (ROW + ",").repeat(799) + ROW + "]}";
            var answer = CompletableFuture.supplyAsync(() -> posted(real, port, rows));
            while (real.get(port, "/metrics").body().contains("process_resident_memory_bytes 188743680")) {
                assertThat(answer).isNotDone();
            }
            real.terminate();
            assertThat(real.stdoutWith("received SIGTERM")).contains("finishing 1 requests");
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(real.exitCode()).isZero();
        }
    }

    private static HttpResponse<String> posted(RealProcess real, int port, String body) {
        try {
            return real.post(port, "/score", body);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void an_unknown_program_is_named_with_those_there_are() throws Exception {
        try (RealProcess real = RealProcess.start("fraud-scorrer", Map.of())) {
            assertThat(real.stderrWith("fraud-scorrer")).contains("fraud-scorer, load-generator");
            assertThat(real.exitCode()).isEqualTo(64);
        }
    }
}
