package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A sitting by the API and by pages: told at once, on clocks of its questions, and asked again what was missed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuizPracticeTest {
    private static final String QUIZ = """
            id: three
            title: Three questions
            version: "1"
            minutes: 10
            passMark: 60
            intro: Only three.
            secondsPerQuestion: 60
            questions:
              - id: choice
                type: single
                tags: {domain: probes}
                prompt: Which?
                explanation: The first.
                options:
                  - {value: a, text: Alpha, correct: true, why: Yes.}
                  - {value: b, text: Beta, why: No.}
              - id: drawn
                type: drawn
                tags: {domain: rollout}
                prompt: "Twice {{x}}?"
                explanation: "Twice {{x}} is {{answer}}."
                draws: {x: [2, 3, 4, 5]}
                answer: 2 * x
              - id: seen
                type: picture
                tags: {domain: observability}
                prompt: Which is larger?
                explanation: The second.
                weight: 2
                picture: {kind: panel, title: Load, unit: ms, minutes: [0, 1], lines: [{name: p95, values: [1, 2]}]}
                options:
                  - {value: one, text: The first, why: No.}
                  - {value: two, text: The second, correct: true, why: Yes.}
            """;

    @TempDir
    static Path home;

    @TempDir
    static Path folder;

    private static final HandClock CLOCK = new HandClock();
    private static PodfallServer server;
    private static Visitor visitor;
    private static ApiClient api;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("quizzes"));
        Files.writeString(folder.resolve("quizzes/three.yaml"), QUIZ);
        Files.writeString(home.resolve("catalogue"), folder + "\n");
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(CLOCK));
        visitor = Visitor.signedInTo(server);
        api = ApiClient.of(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode begin(String feedback) {
        return api.post("/quizzes/three/start", "{\"feedback\": \"" + feedback + "\"}")
                .path("sitting");
    }

    private static JsonNode post(JsonNode sitting, String rest, String body) {
        return api.post("/quiz-sittings/" + sitting.path("sitting").asText() + rest, body);
    }

    private static JsonNode answer(JsonNode sitting, int number, String response) {
        return post(sitting, "/questions/" + number + "/answer", "{\"response\": " + response + "}");
    }

    @Test
    @Order(1)
    void what_is_right_is_told_only_once_an_answer_stands() {
        JsonNode sitting = begin("immediate");
        JsonNode kept = answer(sitting, 1, "\"b\"").path("sitting");
        assertThat(kept.at("/questions/0/completeness").asText()).isEqualTo("COMPLETE");
        assertThat(kept.at("/questions/0").has("mark")).isFalse();
        assertThat(kept.toString()).doesNotContain("The first.", "correct");
        JsonNode told = post(sitting, "/questions/1/check", "").path("sitting");
        assertThat(told.at("/questions/0/mark/fraction").asDouble()).isZero();
        assertThat(told.at("/questions/0/explanation").asText()).isEqualTo("The first.");
        assertThat(told.at("/questions/0/closed").asBoolean()).isTrue();
        assertThat(answer(sitting, 1, "\"a\"").at("/error/code").asText()).isEqualTo("quiz-closed");
        String page = visitor.get("/sittings/" + sitting.path("sitting").asText() + "/questions/1")
                .body();
        assertThat(page).contains("<fieldset aria-describedby=\"instruction\" disabled", "your answer", "The first.");
    }

    @Test
    @Order(2)
    void a_question_is_closed_when_its_own_clock_is_over() {
        JsonNode sitting = begin("immediate");
        String page = "/sittings/" + sitting.path("sitting").asText() + "/questions/2";
        assertThat(visitor.get(page).body()).contains("data-remaining=\"60\"");
        CLOCK.pass(Duration.ofSeconds(61));
        assertThat(answer(sitting, 2, "\"4\"").at("/error/code").asText()).isEqualTo("quiz-closed");
        assertThat(visitor.get(page).body()).contains("This question is closed");
        JsonNode other = post(sitting, "/questions/3/open", "").path("sitting");
        assertThat(other.at("/questions/2/remainingSeconds").asLong()).isEqualTo(60);
    }

    @Test
    @Order(3)
    void a_picture_is_drawn_and_is_a_table_for_programs() {
        JsonNode sitting = begin("immediate");
        assertThat(visitor.get("/sittings/" + sitting.path("sitting").asText() + "/questions/3")
                        .body())
                .contains(
                        "<svg class=\"chart plot\"",
                        "role=\"img\"",
                        "<summary>The same as a table</summary>",
                        "<th scope=\"row\">1</th><td>2</td>");
        assertThat(sitting.at("/questions/2/question/prompt").asText()).contains("minute   p95");
        answer(sitting, 3, "\"two\"");
        JsonNode over = post(sitting, "/submit", "").path("sitting");
        assertThat(over.path("score").asInt()).isEqualTo(50);
        assertThat(over.at("/questions/2/mark/fraction").asDouble()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void what_was_missed_is_asked_again_at_once_and_then_after_days() {
        assertThat(api.get("/quizzes").path("due").asInt()).isEqualTo(2);
        assertThat(visitor.get("/quizzes").body()).contains("2 questions are due");
        JsonNode practice = api.post("/quiz-practice", "").path("sitting");
        assertThat(practice.path("questions")).hasSize(2);
        for (JsonNode asked : practice.path("questions")) {
            String prompt = asked.at("/question/prompt").asText();
            String right = prompt.startsWith("Twice")
                    ? String.valueOf(2 * Integer.parseInt(prompt.replaceAll("\\D", "")))
                    : "a";
            answer(practice, asked.path("number").asInt(), "\"" + right + "\"");
        }
        assertThat(post(practice, "/submit", "").at("/sitting/score").asInt()).isEqualTo(100);
        assertThat(api.get("/quizzes").path("due").asInt()).isZero();
        assertThat(api.get("/quizzes").path("waiting").asInt()).isEqualTo(2);
        assertThat(api.post("/quiz-practice", "").at("/error/code").asText()).isEqualTo("nothing-to-practise");
        CLOCK.pass(Duration.ofDays(1));
        assertThat(api.get("/quizzes").path("due").asInt()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void progress_is_a_chart_and_a_table_by_skill_area() {
        assertThat(visitor.get("/quizzes/progress").body())
                .contains("class=\"bars\"", "Observability</td>", "100 %", "Three questions", "What you missed");
    }

    @Test
    @Order(6)
    void the_next_time_other_numbers_are_drawn() {
        JsonNode first = begin("deferred");
        String before = first.at("/questions/1/question/prompt").asText();
        post(first, "/submit", "");
        assertThat(begin("deferred").at("/questions/1/question/prompt").asText())
                .startsWith("Twice")
                .isNotEqualTo(before);
    }

    @Test
    @Order(7)
    void a_response_of_another_form_is_refused() {
        JsonNode sitting = begin("deferred");
        assertThat(answer(sitting, 1, "[\"a\"]").at("/error/code").asText()).isEqualTo("request-refused");
        assertThat(answer(sitting, 9, "\"a\"").at("/error/code").asText()).isEqualTo("unknown-sitting");
        assertThat(api.get("/quiz-sittings/none").at("/error/code").asText()).isEqualTo("unknown-sitting");
        assertThat(answer(sitting, 1, "null")
                        .at("/sitting/questions/0/completeness")
                        .asText())
                .isEqualTo("NONE");
    }
}
