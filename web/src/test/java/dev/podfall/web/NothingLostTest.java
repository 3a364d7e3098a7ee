package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, killed as {@code kill -9} kills, and started again on the same home. */
class NothingLostTest {
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    Path home;

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void a_killed_server_loses_no_attempt_no_answer_no_score_and_no_cluster() throws Exception {
        var link = launch();
        var api = ApiClient.of(home);
        var lines = api.lines("/attempts", "{\"seed\":1,\"lab\":\"empty-endpoints\"}");
        var attempt = lines.get(lines.size() - 1).path("attempt");
        var id = attempt.path("attempt").asText();
        var hint = api.post("/attempts/" + id + "/hint", "{}");
        var check = api.post("/attempts/" + id + "/check", "{}");
        var cluster = api.post("/clusters", "{\"name\":\"kept\"}");

        var visitor = new Visitor(URI.create(api.url()));
        visitor.get(link);
        visitor.get("/quizzes/deployment-debugging");
        var first = visitor.post("/quizzes/deployment-debugging/start");
        var sitting = first.uri().getPath().replaceAll("/questions/.*", "");
        visitor.post(sitting + "/submit", "anyway", "yes");
        visitor.get("/quizzes/deployment-debugging");
        var second = visitor.post("/quizzes/deployment-debugging/start")
                .uri()
                .getPath()
                .replaceAll("/questions/.*", "");
        visitor.post(second + "/questions/2", "answer", "young", "flag", "on");

        process.destroyForcibly().waitFor();
        var again = launch();
        var after = ApiClient.of(home);

        var found = after.get("/attempts/" + id).path("attempt");
        assertThat(found.path("state").asText()).isEqualTo("running");
        assertThat(found.path("hintsTaken").asInt())
                .isEqualTo(hint.path("number").asInt());
        assertThat(found.path("deadline")).isEqualTo(attempt.path("deadline"));
        assertThat(after.get("/attempts/" + id + "/report").path("score")).isEqualTo(check.path("score"));
        assertThat(after.get("/clusters").at("/clusters/0/url")).isEqualTo(cluster.path("url"));
        var recheck = after.post("/attempts/" + id + "/check", "{}");
        assertThat(recheck.path("criteria").findValuesAsText("actual"))
                .as("the cluster is there and still broken")
                .isEqualTo(check.path("criteria").findValuesAsText("actual"));

        var returned = new Visitor(URI.create(after.url()));
        returned.get(again);
        assertThat(returned.get(sitting + "/result").body()).contains("Not yet");
        assertThat(returned.get(second + "/questions/2").body()).contains("value=\"young\" checked");
        assertThat(returned.get(second + "/review").body()).contains("flagged");
    }

    /** As long as an attempt does not look ended, its candidate can hand it in again; once it does, the grade must be there. */
    @Test
    void a_server_killed_as_soon_as_an_attempt_is_over_still_has_its_grade() throws Exception {
        launch();
        var api = ApiClient.of(home);
        var id = started(api, "image-backoff");
        var handIn = api.sendLater("POST", "/attempts/" + id + "/submit", "{\"answers\":{\"cause\":\"no-such-tag\"}}");
        while (!api.get("/attempts/" + id).at("/attempt/state").asText().equals("submitted")) {
            assertThat(handIn.isCompletedExceptionally()).isFalse();
        }
        process.destroyForcibly().waitFor();

        launch();
        var after = ApiClient.of(home);
        assertThat(after.get("/attempts/" + id).at("/attempt/state").asText()).isEqualTo("submitted");
        assertThat(after.get("/attempts/" + id + "/report").path("score").isInt())
                .isTrue();
    }

    @Test
    void a_server_killed_while_an_attempt_asks_goes_on_asking_with_what_was_chosen() throws Exception {
        launch();
        var api = ApiClient.of(home);
        var id = started(api, "image-backoff");
        var asking = api.post("/attempts/" + id + "/submit", "{}").path("attempt");
        var visitor = new Visitor(URI.create(api.url()));
        visitor.get(asking.path("url").asText());
        visitor.save("/attempts/" + id + "/answers", "revision", "0", "answer-cause", "no-such-tag");
        process.destroyForcibly().waitFor();

        launch();
        var after = ApiClient.of(home);
        var found = after.get("/attempts/" + id).path("attempt");
        for (var field : List.of("state", "questions", "frozenAt", "answerBy")) {
            assertThat(found.path(field)).isEqualTo(asking.path(field));
        }
        assertThat(found.at("/answers/values/cause").asText()).isEqualTo("no-such-tag");
        var report = after.post("/attempts/" + id + "/close", "{\"answers\":{\"field\":\"tag\"}}");
        assertThat(report.path("score").asInt()).isEqualTo(14);
    }

    private static String started(ApiClient api, String lab) {
        var lines = api.lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\"}");
        return lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    /** Starts a server and answers the link it prints. */
    private String launch() throws IOException, InterruptedException {
        Files.deleteIfExists(home.resolve("out"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.podfall.web.PodfallServer",
                "--home",
                home.toString(),
                "--port",
                "0");
        var output = new File(home.toFile(), "out");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); System.nanoTime() < end; ) {
            var text = Files.readString(output.toPath());
            var at = text.indexOf("is ready");
            if (at >= 0 && text.indexOf('\n', at) > 0) {
                return text.substring(text.indexOf("http", at))
                        .lines()
                        .findFirst()
                        .orElseThrow();
            }
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("ended: " + text)
                    .isFalse();
        }
        throw new AssertionError("The server did not get ready: " + Files.readString(output.toPath()));
    }
}
