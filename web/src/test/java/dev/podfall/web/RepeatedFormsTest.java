package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that are sent twice, late, or with more time than the clock has: they cost nothing more, and earn nothing more. */
class RepeatedFormsTest {
    @TempDir
    Path home;

    private final HandClock clock = new HandClock();
    private PodfallServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        visitor = Visitor.signedInTo(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApiClient api() throws IOException {
        return ApiClient.of(home);
    }

    private String exam() throws IOException {
        var sitting =
                api().post("/exams/chapter-1-foundations/start", "{\"seed\":1}").at("/sitting/sitting");
        var path = "/exam-sittings/" + sitting.asText();
        visitor.get(path + "/paper");
        return path;
    }

    private JsonNode sitting() throws IOException {
        return api().get("/exam-sittings/latest").path("sitting");
    }

    @Test
    void a_hint_that_is_asked_for_twice_is_paid_for_once() throws IOException {
        var lines = api().lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\",\"mode\":\"practice\"}");
        var attempt = "/attempts/"
                + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
        var page = visitor.get(attempt);
        assertThat(page.body()).contains("name=\"hint\" value=\"1\"");
        for (var time = 0; time < 3; time++) {
            assertThat(visitor.post(attempt + "/hint", "hint", "1").statusCode())
                    .isEqualTo(200);
        }
        assertThat(api().get(attempt).at("/attempt/hintsTaken").asInt()).isEqualTo(1);
        visitor.post(attempt + "/hint", "hint", "2");
        assertThat(api().get(attempt).at("/attempt/hintsTaken").asInt()).isEqualTo(2);
        assertThat(visitor.post(attempt + "/hint", "hint", "0").statusCode()).isEqualTo(409);
    }

    @Test
    void an_exam_that_was_handed_in_takes_no_form_again_and_its_clock_gives_nothing_back() throws IOException {
        var path = exam();
        var number = 1;
        while (!sitting().path("tasks").path(number - 1).path("kind").asText().equals("question")) {
            number++;
        }
        var task = path + "/tasks/" + number;
        visitor.post(task, "flag", "on");
        var before = sitting().path("tasks").path(number - 1);
        visitor.post(path + "/submit");
        api().post(path + "/submit", "{\"waits\":true}");
        var report = api().get(path + "/report");

        assertThat(visitor.save(task, "answer", "x", "revision", "0").statusCode())
                .isEqualTo(410);
        assertThat(visitor.save(path + "/notes", "notes", "x", "revision", "0").statusCode())
                .isEqualTo(410);
        assertThat(visitor.post(task, "flag", "off", "done", "on").uri().getPath())
                .isEqualTo(path + "/report");
        assertThat(visitor.post(path + "/go", "go", "1").uri().getPath()).isEqualTo(path + "/report");
        assertThat(visitor.post(path + "/submit").uri().getPath()).isEqualTo(path + "/report");
        clock.pass(Duration.ofMinutes(2));
        assertThat(visitor.save(path + "/presence", "lost", "yes").body()).contains("\"remaining\":0");
        assertThat(sitting().path("tasks").path(number - 1)).isEqualTo(before);
        assertThat(api().get(path + "/report")).isEqualTo(report);
    }

    @Test
    void nothing_that_a_candidate_sends_moves_the_clock_beyond_what_is_given_back_by_rule() throws IOException {
        var path = exam();
        visitor.save(path + "/presence");
        for (var minute = 0; minute < 20; minute++) {
            clock.pass(Duration.ofMinutes(1));
            visitor.save(
                    path + "/presence", "lost", "yes", "remaining", "99999", "credited", "99999", "total", "99999");
        }
        for (var more : new String[] {"deadline", "extra", "extraTime"}) {
            visitor.post(path + "/go", "go", "1", more, "100");
        }
        // The clock of the test jumps, as after a sleep of the machine, which is given back as well: no more than it
        // took.
        assertThat(sitting().path("remainingSeconds").asInt()).isLessThanOrEqualTo(45 * 60);
        assertThat(sitting().path("creditedSeconds").asInt()).isBetween(15 * 60, 20 * 60);
        clock.pass(Duration.ofHours(3));
        assertThat(visitor.save(path + "/presence", "lost", "yes").body()).contains("\"remaining\":0");
        assertThat(visitor.get(path + "/paper").uri().getPath()).isEqualTo(path + "/report");
    }
}
