package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam that was passed, and one that was not; who has a code sees the certificate without signing in. */
class CertificateTest {
    private static final String QUIZ = """
            id: probes
            title: Probes
            version: "1"
            minutes: 5
            passMark: 50
            intro: One question.
            questions:
              - id: ready
                type: single
                prompt: Which probe decides about traffic?
                explanation: Readiness.
                options:
                  - {value: readiness, text: Readiness, correct: true, why: Yes.}
                  - {value: liveness, text: Liveness, why: It restarts.}
            """;
    private static final String EXAM = """
            id: traffic
            title: Traffic
            kind: chapter
            version: "1"
            intro: One question.
            blueprint:
              minutes: 5
              passMark: 66
              sections:
                - {id: one, title: One, questions: {count: 1, weight: 100, quizzes: [probes]}}
            afterwards: {show: report, solutions: true}
            """;

    @TempDir
    Path home;

    @TempDir
    Path labs;

    private PodfallServer server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(labs.resolve("quizzes"));
        Files.createDirectories(labs.resolve("exams"));
        Files.writeString(labs.resolve("quizzes/probes.yaml"), QUIZ);
        Files.writeString(labs.resolve("exams/traffic.yaml"), EXAM);
        Files.writeString(home.resolve("catalogue"), labs + "\n");
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(new HandClock()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** @return the sitting's id */
    private String sit(String answer) throws Exception {
        var api = ApiClient.of(home);
        String id = api.post("/exams/traffic/start", "{\"seed\":1}")
                .at("/sitting/sitting")
                .asText();
        JsonNode kept = api.post("/exam-sittings/" + id + "/tasks/1/answer", "{\"response\":\"" + answer + "\"}");
        assertThat(kept.at("/sitting/tasks/0/answer/given").asText())
                .as(kept.toString())
                .isEqualTo(answer);
        api.post("/exam-sittings/" + id + "/submit", "{\"waits\":true}");
        return id;
    }

    @Test
    void a_code_is_known_again_by_whoever_has_it_and_no_other_is() throws Exception {
        var api = ApiClient.of(home);
        String id = sit("readiness");
        JsonNode certificate = api.get("/exam-sittings/" + id + "/certificate");
        String code = certificate.path("code").asText();
        assertThat(code).as(certificate.toString()).matches(id + "-[0-9A-F]{16}");
        var stranger = new Visitor(server.url());
        var page = stranger.get("/certificates/" + code);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Traffic", "100 of 100", code);
        assertThat(stranger.get("/certificates/" + code.toLowerCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
        assertThat(stranger.get("/certificates/" + code + "/pdf").body()).startsWith("%PDF-");
        assertThat(page.body()).as("a stranger has nowhere else to go").doesNotContain("<nav");
        var own = Visitor.signedInTo(server);
        own.post("/language", "language", "de");
        assertThat(own.get("/certificates/" + code).body())
                .contains("<nav", "Bestanden am", "mit 100 von 100", "Prüfungen");
        String forged = code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
        for (String no : new String[] {forged, id, "x", "traffic-99-" + code.substring(id.length() + 1), "%3Cb%3E"}) {
            assertThat(stranger.get("/certificates/" + no).statusCode()).as(no).isEqualTo(404);
        }
        for (String hidden :
                new String[] {"/exam-sittings/" + id + "/report", "/certificates/../history", "/certificates"}) {
            assertThat(stranger.get(hidden).statusCode()).as(hidden).isGreaterThanOrEqualTo(400);
        }
        assertThat(Visitor.signedInTo(server)
                        .get("/exam-sittings/" + id + "/report")
                        .body())
                .contains("/certificates/" + code);
    }

    @Test
    void an_exam_that_was_not_passed_has_none() throws Exception {
        String failed = sit("liveness");
        var none = ApiClient.of(home).send("GET", "/exam-sittings/" + failed + "/certificate", "");
        assertThat(none.statusCode()).isEqualTo(409);
        assertThat(none.body()).contains("was not passed");
    }
}
