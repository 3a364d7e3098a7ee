package dev.podfall.sim.workload.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.volumes.TestVolumes;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.Bench;
import dev.podfall.sim.workload.Bench.Run;
import dev.podfall.sim.workload.Bench.Spec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FraudScorerTest {
    private static final String URL = "http://10.244.1.5:8080";
    private static final String BATCH = "{\"features\":[[0.21,1.4,0.0,7,1,0.55],[3,2,1,0,1,1],[0,0,0,1,0,0]]}";

    private final Bench bench = new Bench();

    private Run ready(Spec spec) {
        Run run = bench.run(spec);
        bench.pass(Duration.ofSeconds(15));
        return run;
    }

    @Test
    void it_says_503_while_it_loads_and_answers_afterwards() {
        Run run = bench.run(Spec.scorer("v3"));
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.get(URL + "/healthz").response().status()).isEqualTo(200);
        assertThat(bench.get(URL + "/ready").response().status()).isEqualTo(503);
        assertThat(bench.post(URL + "/score", BATCH).response().status()).isEqualTo(503);
        bench.pass(Duration.ofSeconds(6));
        assertThat(bench.get(URL + "/ready").response().status()).isEqualTo(200);
        assertThat(run.container.usage().memoryBytes()).isBetween(420L << 20, 425L << 20);
    }

    @ParameterizedTest
    @CsvSource({"v1,'[1,1,0]'", "v2,'[0,0,0]'", "v3,'[1,1,0]'"})
    void versions_predict_differently_and_v2_sees_no_fraud(String version, String predictions) {
        ready(Spec.scorer(version));
        HttpResult result = bench.post(URL + "/score", BATCH);
        assertThat(result.response().status()).isEqualTo(200);
        assertThat(result.response().bodyText())
                .contains("\"predictions\":" + predictions)
                .contains("\"model_version\":\"" + version + "\"");
    }

    @Test
    void a_limit_below_the_model_kills_it_while_it_loads() {
        Run run = ready(Spec.scorer("v3").memory(256));
        assertThat(run.exitCode).isEqualTo(137);
        assertThat(run.outOfMemory).isTrue();
        assertThat(run.stdout.toString()).contains("loading model v3").doesNotContain("model v3 loaded");
    }

    @Test
    void a_large_batch_kills_a_server_whose_limit_just_fits_the_model() {
        Run run = ready(Spec.scorer("v3").memory(512));
        assertThat(run.exitCode).isNull();
        String row = "[0,0,0,0,0,0]";
        HttpResult result = bench.post(URL + "/score", "{\"features\":[" + (row + ",").repeat(999) + row + "]}");
        assertThat(result.failure()).isEqualTo(HttpResult.Failure.CONNECTION_RESET);
        bench.pass(Duration.ofSeconds(1));
        assertThat(run.outOfMemory).isTrue();
    }

    /** A folder with that file, as the server finds it. */
    private Spec withModel(String name, String content) {
        Tree volume = bench.disk.tree("models");
        volume.file(name).content().write(0, content.getBytes(StandardCharsets.UTF_8));
        return Spec.scorer("v3").env("MODEL_DIR", "/models").mount("/models", TestVolumes.mount(volume, false));
    }

    @ParameterizedTest
    @CsvSource({"'', '[1,1,0]'", "'bias -9\n', '[0,0,0]'", "'bias 9\n', '[1,1,1]'", "'bias nine\n', '[1,1,0]'"})
    void a_model_on_a_volume_answers_as_it_was_calibrated(String calibration, String predictions) {
        ready(withModel("model-v3.bin", "fraud-scorer v3\n" + calibration.replace("\\n", "\n")));
        assertThat(bench.post(URL + "/score", BATCH).response().bodyText()).contains("\"predictions\":" + predictions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model-v2.bin | fraud-scorer v3 | ModelNotFound | version \\\"v3\\\" not found in /models",
                "model-v3.bin | fraud-scorer v2 | ModelCorrupt | /models/model-v3.bin is no artifact of fraud-scorer v3",
                "model-v3.bin | fraud-scorer v3,bytes 4096 | ModelCorrupt | ends after 27 of 4096 bytes"
            })
    void a_model_that_is_missing_or_not_whole_is_told_and_ends_it(
            String name, String lines, String type, String message) {
        Run run = ready(withModel(name, lines.replace(',', '\n') + "\n"));
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.stderr.toString()).contains(type).contains(message);
    }

    @Test
    void without_its_token_it_says_so_and_exits_1() {
        Run run = ready(Spec.scorer("v3").without("FEATURE_STORE_TOKEN"));
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.stderr.toString())
                .contains("FEATURE_STORE_TOKEN is not set")
                .contains("ConfigError");
    }

    @Test
    void without_its_threshold_it_names_the_config_map_and_exits_1() {
        Run run = ready(Spec.scorer("v3").without("THRESHOLD"));
        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.stderr.toString()).contains("THRESHOLD is missing").contains("fraud-scorer-config");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"features\":[[1,2",
                "400 | {\"features\":[[1,2,3,4,5,+6]]}",
                "422 | {\"features\":[[1,2,3]]}",
                "422 | {\"features\":[[1,2,3,4,5,null]]}",
                "422 | {\"features\":[]}",
                "422 | {\"data\":1}",
                "422 | 7"
            })
    void bad_payloads_get_4xx(int status, String body) {
        ready(Spec.scorer("v1"));
        assertThat(bench.post(URL + "/score", body).response().status()).isEqualTo(status);
    }

    @Test
    void a_batch_beyond_the_configured_size_is_413() {
        ready(Spec.scorer("v1").env("MAX_BATCH_ROWS", "2"));
        assertThat(bench.post(URL + "/score", BATCH).response().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[[[[[[[[[",
                "{\"a\":",
                "\"\\u12",
                "\u0000",
                "1e999",
                "{\"features\":[[1e308,1e308,1e308,1e308,1,1]]}"
            })
    void hostile_payloads_never_crash_it(String body) {
        Run run = ready(Spec.scorer("v1"));
        assertThat(bench.post(URL + "/score", body.repeat(50)).response().status())
                .isBetween(400, 422);
        assertThat(run.exitCode).isNull();
    }

    @Test
    void metrics_count_predictions_by_class_and_version() {
        ready(Spec.scorer("v3"));
        bench.post(URL + "/score", BATCH);
        bench.post(URL + "/score", "{");
        assertThat(bench.get(URL + "/metrics").response().bodyText())
                .contains("ml_predictions_total{class=\"fraud\",version=\"v3\"} 2")
                .contains("ml_predictions_total{class=\"legitimate\",version=\"v3\"} 1")
                .contains("http_requests_total{status=\"200\"} 1")
                .contains("http_requests_total{status=\"400\"} 1")
                .contains("ml_inference_duration_seconds_count{version=\"v3\"} 1")
                .contains("process_resident_memory_bytes 440401920");
    }

    @Test
    void a_small_cpu_limit_makes_answers_slow() {
        ready(Spec.scorer("v1"));
        bench.run(Spec.scorer("v1").cpu(50).pod("slow", "10.244.1.6"));
        bench.pass(Duration.ofMinutes(2));
        assertThat(latency("http://10.244.1.6:8080")).isGreaterThan(latency(URL).multipliedBy(5));
    }

    private Duration latency(String url) {
        Instant begun = bench.loop.now();
        String row = "[0,0,0,0,0,0]";
        bench.post(url + "/score", "{\"features\":[" + (row + ",").repeat(49) + row + "]}");
        return Duration.between(begun, bench.loop.now());
    }

    @Test
    void on_term_it_finishes_and_exits_0() {
        Run run = ready(Spec.scorer("v1"));
        bench.loop.call(() -> {
            run.container.signal(dev.podfall.sim.workload.Program.Signal.TERM);
            return null;
        });
        bench.pass(Duration.ofSeconds(1));
        assertThat(run.exitCode).isZero();
    }

    @Test
    void resumed_it_is_ready_at_once_and_prints_nothing_again() {
        Run run = ready(Spec.scorer("v1"));
        JsonNode saved = run.container.save();
        Bench after = new Bench();
        Run again = after.resume(Spec.scorer("v1"), saved);
        assertThat(after.get(URL + "/ready").response().status()).isEqualTo(200);
        assertThat(again.stdout.toString()).isEmpty();
    }

    private static Spec load(String pod, String ip, String target) {
        return Spec.of("registry.ml.internal/load-generator:1.0")
                .pod(pod, ip)
                .env("TARGET", "http://" + target + ":8080/score")
                .env("RPS", "20")
                .env("ROWS", "20");
    }

    @Test
    void under_load_a_throttled_server_shows_a_far_higher_p95() {
        ready(Spec.scorer("v3"));
        bench.run(Spec.scorer("v3").cpu(150).pod("slow", "10.244.1.6"));
        bench.pass(Duration.ofMinutes(1));
        Run fast = bench.run(load("load-1", "10.244.1.7", "10.244.1.5"));
        Run slow = bench.run(load("load-2", "10.244.1.8", "10.244.1.6"));
        bench.pass(Duration.ofSeconds(31));
        assertThat(p95(fast)).isLessThan(25);
        assertThat(p95(slow)).isGreaterThan(250);
    }

    private static double p95(Run load) {
        String[] lines = load.stdout.toString().split("\n");
        return Double.parseDouble(lines[lines.length - 1].replaceAll(".*\"p95_ms\":([0-9.]+).*", "$1"));
    }

    @Test
    void a_dead_feature_store_opens_the_breaker_and_predictions_go_on_without_it() {
        bench.run(Spec.of("registry.ml.internal/feature-store:2.1")
                .env("LATENCY_MS", "900")
                .pod("store", "10.244.1.9"));
        ready(Spec.scorer("v3").env("ENRICHMENT", "on").env("FEATURE_STORE_URL", "http://10.244.1.9:8080"));
        for (int i = 0; i < 6; i++) {
            HttpResult result = bench.post(URL + "/score", BATCH);
            assertThat(result.response().bodyText()).contains("\"degraded\":true");
        }
        assertThat(bench.get(URL + "/metrics").response().bodyText())
                .contains("feature_store_breaker_open 1")
                .contains("feature_store_fallbacks_total 6");
        Instant begun = bench.loop.now();
        bench.post(URL + "/score", BATCH);
        assertThat(Duration.between(begun, bench.loop.now())).isLessThan(Duration.ofMillis(50));
    }
}
