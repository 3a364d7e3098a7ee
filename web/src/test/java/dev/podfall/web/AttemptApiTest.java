package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as the command line speaks it, with a real cluster behind it. */
class AttemptApiTest {
    @TempDir
    static Path home;

    static PodfallServer server;
    static ApiClient api;

    @BeforeAll
    static void start() throws IOException {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        api = ApiClient.of(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_labs_are_listed_by_what_one_sees() {
        var labs = api.get("/labs").path("labs");
        assertThat(labs.findValuesAsText("id"))
                .contains("empty-endpoints", "killed-on-load", "config-error", "image-backoff", "wrong-predictions");
        assertThat(labs).allSatisfy(lab -> {
            assertThat(lab.path("symptom").asText()).isNotBlank();
            assertThat(lab.path("minutes").asInt()).isPositive();
        });
    }

    @Test
    void an_unknown_lab_is_refused_at_once_with_the_nearest_names() {
        var answer = api.send("POST", "/attempts", "{\"lab\":\"empty-endpoint\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("unknown-lab").contains("Did you mean empty-endpoints");
    }

    @Test
    void a_body_that_is_no_json_is_the_callers_mistake() {
        var answer = api.send("POST", "/attempts", "{{{");
        assertThat(answer.statusCode()).isBetween(400, 409);
        assertThat(answer.body()).contains("\"error\"").contains("\"next\"");
    }

    @Test
    void an_attempt_is_started_hinted_checked_handed_in_and_reported() throws IOException {
        var lines = api.lines("/attempts", "{\"lab\":\"config-error\",\"mode\":\"practice\"}");
        assertThat(lines.get(0).path("phase").asText()).isEqualTo("provision");
        var attempt = lines.get(lines.size() - 1).path("attempt");
        assertThat(attempt.path("state").asText()).isEqualTo("running");
        assertThat(attempt.path("url").asText())
                .startsWith(server.url() + "/attempts/")
                .contains("?key=");
        var kubeconfig = Path.of(attempt.path("kubeconfig").asText());
        assertThat(kubeconfig).startsWith(home);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
                .isEqualTo("rw-------");

        var id = attempt.path("attempt").asText();
        assertThat(again("config-error").path("resumed").asBoolean()).isTrue();
        assertThat(api.post("/attempts/" + id + "/hint", "{}").path("number").asInt())
                .isEqualTo(1);
        var check = api.post("/attempts/" + id + "/check", "{}");
        assertThat(check.path("final").asBoolean()).isFalse();
        assertThat(check.path("passed").asBoolean()).isFalse();

        var report = api.post("/attempts/" + id + "/submit", "{\"answers\":{}}");
        assertThat(report.path("final").asBoolean()).isTrue();
        assertThat(report.path("criteria").findValuesAsText("verdict")).contains("unmet");
        assertThat(report.path("explanation").asText()).isNotBlank();
        assertThat(api.get("/attempts/" + id + "/report")).isEqualTo(report);
        assertThat(api.get("/attempts/" + id).path("attempt").path("state").asText())
                .isEqualTo("submitted");
    }

    @Test
    void a_stopped_attempt_has_no_grade() {
        var id = again("killed-on-load").path("attempt").asText();
        var stopped = api.post("/attempts/" + id + "/stop", "{}").path("attempt");
        assertThat(stopped.path("state").asText()).isEqualTo("stopped");
        assertThat(api.send("GET", "/attempts/" + id + "/report", "").body()).contains("no-report-yet");
    }

    @Test
    void a_bare_cluster_is_made_listed_and_deleted() throws IOException {
        var made = api.post("/clusters", "{\"name\":\"play\",\"nodes\":2,\"speed\":10}");
        assertThat(made.path("nodes").asInt()).isEqualTo(2);
        assertThat(Files.readString(Path.of(made.path("kubeconfig").asText()))).contains("clusters:");
        assertThat(api.send("POST", "/clusters", "{\"name\":\"play\"}").body()).contains("is running already");
        assertThat(api.get("/clusters").path("clusters").findValuesAsText("name"))
                .containsExactly("play");
        assertThat(api.send("DELETE", "/clusters/play", "").statusCode()).isEqualTo(200);
        assertThat(api.send("DELETE", "/clusters/play", "").statusCode()).isEqualTo(404);
        assertThat(home.resolve("clusters/play")).doesNotExist();
    }

    @Test
    void a_cluster_with_a_hostile_name_is_refused() {
        assertThat(api.send("POST", "/clusters", "{\"name\":\"../../etc\"}").statusCode())
                .isEqualTo(409);
        assertThat(api.send("POST", "/clusters", "{}").statusCode()).isEqualTo(409);
    }

    private static JsonNode again(String lab) {
        var lines = api.lines("/attempts", "{\"lab\":\"" + lab + "\"}");
        return lines.get(lines.size() - 1).path("attempt");
    }
}
