package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handing in and answering on the pages, without scripts. */
class DiagnosisPageTest {
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

    private String started(String mode) throws IOException {
        var lines = ApiClient.of(home)
                .lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\",\"mode\":\"" + mode + "\"}");
        return "/attempts/" + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    @Test
    void no_page_holds_an_option_or_the_skill_area_before_it_is_handed_in() throws IOException {
        var attempt = started("exam");
        for (var path : new String[] {"/labs", "/labs/image-backoff", attempt, attempt + "/submit", "/history"}) {
            assertThat(visitor.get(path).body())
                    .as(path)
                    .contains("Podfall")
                    .doesNotContain("no-such-tag", "no image with that tag", "Start-up", "answer-cause");
        }
        assertThat(visitor.get(attempt + "/close").uri().getPath()).isEqualTo(attempt);
        visitor.post(attempt + "/submit");
        assertThat(visitor.get(attempt).body()).contains("no-such-tag", "What was wrong?", "counts no more");
    }

    @Test
    void what_a_check_cannot_look_at_is_not_called_violated() throws IOException {
        var attempt = started("practice");
        visitor.get(attempt);
        assertThat(visitor.post(attempt + "/check").body())
                .contains("none violated, 4 not looked at")
                .doesNotContain("of 8 violated");
    }

    @Test
    void a_whole_diagnosis_closes_at_once_and_one_with_a_gap_asks_first() throws IOException {
        var attempt = started("practice");
        visitor.get(attempt);
        assertThat(visitor.post(attempt + "/submit").uri().getPath()).isEqualTo(attempt);
        var gap = visitor.post(attempt + "/close", "revision", "0", "answer-cause", "no-such-tag");
        assertThat(gap.uri().getPath()).isEqualTo(attempt + "/close");
        assertThat(gap.body()).contains("2 of 3 questions have no answer yet");
        var revision = gap.body().replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        var stale = visitor.post(attempt + "/close", "sure", "yes", "revision", "0");
        assertThat(stale.body()).contains("changed in another tab");
        var whole = visitor.post(
                attempt + "/close",
                "revision",
                revision,
                "answer-cause",
                "no-such-tag",
                "answer-field",
                "tag",
                "answer-object",
                "deployment");
        assertThat(whole.uri().getPath()).isEqualTo(attempt + "/report");
        assertThat(whole.body()).contains("What it was");
    }

    @Test
    void an_exam_says_what_will_be_shown_of_it_and_its_last_button_keeps_to_that() throws IOException {
        var attempt = started("exam");
        assertThat(visitor.get(attempt).body()).contains("Afterwards the marks are shown");
        var asking = visitor.post(attempt + "/submit").body();
        assertThat(asking).contains("Close and see the marks").doesNotContain("see the report", "the time was over");
        var lines = ApiClient.of(home)
                .lines("/attempts", "{\"seed\":1,\"lab\":\"config-error\",\"mode\":\"exam\",\"show\":\"none\"}");
        var hidden = "/attempts/"
                + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
        assertThat(visitor.get(hidden).body()).contains("not shown what came out");
        assertThat(visitor.post(hidden + "/submit").body())
                .contains("Close it for good")
                .doesNotContain("see the report", "see the marks");
        visitor.post(hidden + "/close", "revision", "0");
        assertThat(visitor.post(hidden + "/close", "sure", "yes", "revision", "0")
                        .body())
                .contains("What came out is not shown");
    }

    @Test
    void what_is_no_option_is_refused_as_a_mistake_of_the_form() throws IOException {
        var attempt = started("practice");
        visitor.get(attempt);
        visitor.post(attempt + "/submit");
        var wrong = visitor.post(attempt + "/answers", "revision", "0", "answer-cause", "gremlins");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("gremlins", "Nothing was closed");
    }

    @Test
    void when_the_time_is_over_the_page_asks_and_later_it_is_closed_with_what_was_saved() throws IOException {
        var attempt = started("exam");
        clock.pass(Duration.ofMinutes(15));
        assertThat(visitor.post(attempt + "/submit").body()).contains("What was wrong?", "the time was over");
        visitor.save(attempt + "/answers", "revision", "0", "answer-cause", "no-such-tag");
        clock.pass(Duration.ofMinutes(10));
        var late = visitor.save(attempt + "/answers", "revision", "0", "answer-field", "tag");
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("is over (expired)", attempt + "/report");
        assertThat(visitor.get(attempt).body())
                .contains("The time was over", "with the answers that were saved")
                .doesNotContain("What it was", "no image with that tag");
    }

    @Test
    void what_is_not_there_while_it_asks_is_refused_in_words() throws IOException {
        var attempt = started("practice");
        visitor.get(attempt);
        visitor.post(attempt + "/submit");
        for (var wish : new String[] {"/hint", "/check", "/reset"}) {
            var answer = visitor.post(attempt + wish);
            assertThat(answer.statusCode()).as(wish).isEqualTo(409);
            assertThat(answer.body()).contains("what is changed there counts no more");
        }
        assertThat(visitor.get(attempt + "/reset").uri().getPath()).isEqualTo(attempt);
        assertThat(visitor.get(attempt + "/stop").body()).contains("with the answers that are saved");
        assertThat(visitor.get("/labs").body()).contains("questions open");
        assertThat(visitor.post(attempt + "/stop").body()).contains("What it was");
    }

    @Test
    void an_exam_that_is_stopped_is_told_and_handed_in() throws IOException {
        var attempt = started("exam");
        assertThat(visitor.get(attempt + "/stop").body()).contains("handed in as it stands");
        assertThat(visitor.post(attempt + "/stop").body())
                .contains("Of this exam the marks are shown", "Not repaired")
                .doesNotContain("What it was");
    }
}
