package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of quizzes that its author edits, breaks, renames and removes while others take them. */
class QuizKeptTest {
    private static final String TWO = """
            id: two
            title: Two questions
            version: "1"
            minutes: 10
            passMark: 60
            intro: Only two.
            questions:
              - id: first
                type: single
                prompt: Is it the first prompt?
                explanation: So.
                options:
                  - {value: a, text: Alpha, correct: true, why: Yes.}
                  - {value: b, text: Beta, why: No.}
              - id: second
                type: numeric
                prompt: How many?
                weight: 3
                explanation: Five.
                answer: 5
            """;

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private PodfallServer server;
    private Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("quizzes"));
        if (!Files.exists(home.resolve("catalogue"))) {
            Files.writeString(home.resolve("catalogue"), folder + "\n");
            write("two.yaml", TWO);
        }
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        visitor = Visitor.signedInTo(server);
        // A page with a form: its token goes with what is posted.
        visitor.get("/quizzes/deployment-debugging");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_edited_quiz_marks_nothing_anew_and_the_review_shows_what_was_asked() throws IOException {
        var sitting = taken();
        write(
                "two.yaml",
                TWO.replace("answer: 5", "answer: 6")
                        .replace("first prompt", "edited prompt")
                        .replace("passMark: 60", "passMark: 90"));
        assertThat(visitor.get("/quizzes/two").body()).contains("90 %").contains("chip met\">75 %");
        assertThat(visitor.get(sitting + "/result").body())
                .contains("75 %", "Passed", "60 % needed", "first prompt")
                .doesNotContain("edited prompt");
        restart();
        assertThat(visitor.get(sitting + "/result").body()).contains("75 %", "first prompt");
        assertThat(visitor.get("/history").body()).contains("75 %", "Two questions");
        var next = begin("two");
        assertThat(visitor.get(next + "/questions/1").body()).contains("edited prompt");
    }

    @Test
    void a_running_sitting_goes_on_with_its_questions_when_its_quiz_is_edited_or_gone() throws IOException {
        var sitting = begin("two");
        Files.delete(folder.resolve("quizzes/two.yaml"));
        assertThat(visitor.get("/quizzes").body()).contains("Two questions").contains(sitting);
        assertThat(visitor.get("/quizzes/two").body()).contains("not offered at the moment", "Go on where you were");
        assertThat(visitor.post("/quizzes/none/start").statusCode()).isEqualTo(404);
        visitor.post(sitting + "/questions/1", "answer", "a");
        restart();
        visitor.post(sitting + "/questions/2", "answer", "5");
        assertThat(visitor.post(sitting + "/submit").body()).contains("100 %", "2 of 2 fully right");
        assertThat(visitor.get("/quizzes/two").body()).contains("100 %").doesNotContain("Start again");
    }

    @Test
    void a_sitting_whose_quiz_is_gone_stops_no_clock() throws IOException {
        var gone = begin("two");
        var other = begin("deployment-debugging");
        Files.delete(folder.resolve("quizzes/two.yaml"));
        restart();
        clock.pass(Duration.ofHours(1));
        assertThat(visitor.get(gone).body()).contains("The time was over", "0 of 2 fully right");
        assertThat(visitor.get(other).body()).contains("The time was over", "0 of 13 fully right");
    }

    @Test
    void a_broken_quiz_is_one_entry_that_says_what_to_correct_and_all_else_works() throws IOException {
        var sitting = taken();
        write("broken.yaml", TWO.replace("id: two", "id: broken").replace("correct: true, ", ""));
        write("half.yaml", "id: half\ntitle: [\n");
        Files.write(folder.resolve("quizzes/binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        var list = visitor.get("/quizzes");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body().split("cannot be offered", -1)).hasSize(4);
        assertThat(list.body())
                .contains("quizzes/broken.yaml, question first", "0 options are marked as correct")
                .contains("quizzes/half.yaml:", "UTF-8")
                .contains("Deployment debugging", "href=\"/quizzes/two\"")
                .doesNotContain("href=\"/quizzes/broken\"");
        assertThat(visitor.get("/history").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/quizzes/two").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/quizzes/deployment-debugging").statusCode()).isEqualTo(200);
        assertThat(visitor.get(sitting + "/result").body()).contains("75 %");
        assertThat(visitor.get("/quizzes/broken").statusCode()).isEqualTo(409);
        assertThat(visitor.post("/quizzes/half/start").body()).contains("something to correct in it");
        write("broken.yaml", TWO.replace("id: two", "id: broken"));
        assertThat(visitor.get("/quizzes/broken").statusCode()).isEqualTo(200);
    }

    @Test
    void sittings_from_before_questions_were_kept_get_those_of_today_and_keep_their_score() throws Exception {
        var done = taken();
        var running = begin("two");
        server.close();
        forgetQuestions();
        write("two.yaml", TWO.replace("answer: 5", "answer: 6"));
        start();
        assertThat(visitor.get(done + "/result").body())
                .contains("75 %", "Passed", "those of a later day")
                .contains("Is it the first prompt?");
        assertThat(visitor.get(running + "/questions/2").body()).contains("How many?");
        write("two.yaml", TWO.replace("answer: 5", "answer: 7"));
        restart();
        assertThat(visitor.get(done + "/result").body()).contains("75 %").contains("6");
    }

    @Test
    void a_database_of_an_earlier_version_is_brought_up_to_date_with_its_sittings() throws Exception {
        server.close();
        Files.delete(home.resolve("db/podfall.mv.db"));
        org.flywaydb.core.Flyway.configure()
                .dataSource(url(), "podfall", "")
                .locations("classpath:db/migration")
                .target("4")
                .load()
                .migrate();
        var row =
                "insert into sitting (id, learner_id, quiz_id, quiz_version, started_at, deadline, ended_at, ending, score) values ";
        var times = "'2026-11-22 09:55:00+00', '2026-11-22 10:05:00+00', ";
        sql(row + "('done', 'local', 'two', '1', " + times + "'2026-11-22 09:59:00+00', 'submitted', 62)");
        sql(row + "('runs', 'local', 'two', '1', " + times + "null, null, null)");
        sql(row + "('gone', 'local', 'removed', '1', " + times + "'2026-11-22 09:59:00+00', 'expired', 37)");
        sql(row + "('stays', 'local', 'vanished', '1', " + times + "null, null, null)");
        for (var sitting : new String[] {"done", "runs", "gone"}) {
            sql("insert into answer (id, sitting_id, question_id, response, flagged, saved_at) values ('" + sitting
                    + "/second', '" + sitting + "', 'second', '\"5\"', true, '2026-11-22 09:58:00+00')");
        }
        start();
        assertThat(visitor.get("/sittings/done").body()).contains("62 %", "1 of 2 fully right", "of a later day");
        assertThat(visitor.get("/sittings/gone").body()).contains("37 %", "<dt>second</dt><dd>5</dd>");
        assertThat(visitor.get("/history").body()).contains("62 %", "37 %", "removed", "Two questions");
        visitor.post("/sittings/runs/questions/1", "answer", "a");
        assertThat(visitor.post("/sittings/runs/submit").body()).contains("100 %");
        clock.pass(Duration.ofMinutes(6));
        restart();
        assertThat(visitor.get("/sittings/stays").body()).contains("has no score");
        assertThat(visitor.get("/history").body()).contains("not marked");
    }

    @Test
    void sittings_from_before_whose_quiz_is_gone_are_shown_with_what_is_left() throws Exception {
        var done = taken();
        var running = begin("two");
        visitor.post(running + "/questions/2", "answer", "<b>5</b>");
        server.close();
        forgetQuestions();
        Files.delete(folder.resolve("quizzes/two.yaml"));
        start();
        assertThat(visitor.get(done).body())
                .contains("75 %", "not there any more")
                .contains("<dt>second</dt>");
        assertThat(visitor.get(running).body())
                .contains("has no score", "&lt;b&gt;5")
                .doesNotContain("<b>5</b>");
        for (var page : new String[] {"/questions/1", "/review", "/unanswered", "/result"}) {
            assertThat(visitor.get(running + page).statusCode()).isEqualTo(200);
        }
        visitor.get("/quizzes/deployment-debugging");
        assertThat(visitor.post(running + "/questions/1", "answer", "a").statusCode())
                .isEqualTo(404);
        assertThat(visitor.post(running + "/submit").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofHours(1));
        restart();
        assertThat(visitor.get("/history").body()).contains("75 %");
        assertThat(visitor.get("/quizzes").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/quizzes/two").statusCode()).isEqualTo(404);
    }

    @Test
    void somebody_elses_sitting_is_not_there() throws Exception {
        var sitting = begin("two");
        server.close();
        sql("insert into learner (id, name, created_at) values ('other', 'Other', current_timestamp)");
        sql("update sitting set learner_id = 'other'");
        start();
        visitor.get("/quizzes/two");
        for (var page : new String[] {"", "/questions/1", "/review", "/unanswered", "/result"}) {
            assertThat(visitor.get(sitting + page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(visitor.post(sitting + "/questions/1", "answer", "a").statusCode())
                .isEqualTo(404);
        assertThat(visitor.post(sitting + "/submit", "anyway", "yes").statusCode())
                .isEqualTo(404);
    }

    /** With the heavier question right. */
    private String taken() {
        var sitting = begin("two");
        visitor.post(sitting + "/questions/1", "answer", "b");
        visitor.post(sitting + "/questions/2", "answer", "5");
        assertThat(visitor.post(sitting + "/submit").body()).contains("75 %");
        return sitting;
    }

    private String begin(String quiz) {
        visitor.get("/quizzes/" + quiz);
        return visitor.post("/quizzes/" + quiz + "/start").uri().getPath().replaceAll("/questions/.*", "");
    }

    private void restart() throws IOException {
        server.close();
        start();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve("quizzes").resolve(file), text);
    }

    /** As a database looks right after it was brought up to date. */
    private void forgetQuestions() throws SQLException {
        sql("update sitting set snapshot = null, marks = null, quiz_title = null, passed = null");
        sql("delete from quiz_snapshot");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "podfall", "");
                var made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    private String url() {
        return "jdbc:h2:file:" + home.resolve("db/podfall").toAbsolutePath()
                + ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }
}
