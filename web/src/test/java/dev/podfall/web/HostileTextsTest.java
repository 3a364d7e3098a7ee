package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever comes from outside is text on our pages and in the files they give out: what other people's files, learners, teams and clusters
 * say may hold markup, links to scripts, and ends of the elements it stands in.
 */
class HostileTextsTest {
    private static final String TRACE = "pwned";
    private static final String EVIL =
            "\"'></textarea></title></code><script>pwned()</script><img src=x onerror=pwned()>[go](javascript:pwned())";

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private PodfallServer server;
    private Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(home.resolve("catalogue"), folder + "\n");
        Files.createDirectories(folder.resolve("quizzes"));
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(new HandClock()));
        visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/import");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** It stands there, and harms nobody. */
    private static void assertHarmless(String what, String body) {
        assertThat(body).as(what).contains(TRACE);
        assertThat(body.toLowerCase(Locale.ROOT))
                .as(what)
                .doesNotContain("<script>pwned", "<img src=x", "href=\"javascript:", "\"'>");
    }

    private void assertHarmless(HttpResponse<String> page) {
        assertHarmless(page.uri().getPath(), page.body());
    }

    /** As much of it as lint lets through: in backticks, and without links. */
    private static ObjectNode quiz() {
        var evil = EVIL.replaceAll("\\[go].*", "");
        var code = "`" + evil + "`";
        var quiz = new ObjectMapper().createObjectNode();
        quiz.put("id", "evil").put("title", code).put("version", "1").put("intro", code);
        quiz.put("minutes", 20).put("passMark", 60);
        var question = quiz.putArray("questions").addObject().put("id", "first").put("type", "single");
        question.put("prompt", code).put("explanation", code);
        var options = question.putArray("options");
        options.addObject()
                .put("value", "a")
                .put("text", code)
                .put("correct", true)
                .put("why", code);
        options.addObject().put("value", "b").put("text", "Not " + code).put("why", code);
        return quiz;
    }

    @Test
    void a_quiz_of_somebody_elses_is_text_on_every_page_of_it() throws IOException {
        Files.writeString(folder.resolve("quizzes/evil.yaml"), quiz().toString());
        Files.writeString(
                folder.resolve("quizzes/worse.yaml"),
                quiz().put("id", "worse")
                        .put("title", EVIL)
                        .put("passMark", EVIL)
                        .toString());
        for (var page : List.of("/quizzes", "/quizzes/evil")) {
            assertHarmless(visitor.get(page));
        }
        var question = visitor.post("/quizzes/evil/start");
        assertHarmless(question);
        var sitting = question.uri().getPath().replaceAll("/questions/.*", "");
        visitor.post(sitting + "/questions/1", "answer", "a", "flag", "on");
        assertHarmless(visitor.get(sitting + "/review"));
        assertHarmless(visitor.post(sitting + "/submit", "anyway", "yes"));
        assertHarmless(visitor.get("/history"));
    }

    @Test
    void an_import_is_text_in_its_preview_whatever_its_name_and_its_problems_are() {
        var gift = "::" + escaped(EVIL) + "::[html]" + escaped(EVIL) + " {=Yes " + escaped(EVIL) + " ~No}\n\n::" + EVIL
                + "::It is " + EVIL + " {}\n";
        assertHarmless(visitor.post("/quizzes/import", "name", EVIL + ".txt", "text", gift));
        assertHarmless(visitor.post("/quizzes/import", "name", "x.txt", "text", gift, "id", EVIL, "go", "import"));
        var xml = "<?xml version=\"1.0\"?><quiz><question type=\"truefalse\"><name><text><![CDATA[" + EVIL
                + "]]></text></name><questiontext format=\"html\"><text><![CDATA[" + EVIL
                + "]]></text></questiontext><answer fraction=\"100\"><text>true</text><feedback><text><![CDATA[" + EVIL
                + "]]></text></feedback></answer><answer fraction=\"0\"><text>false</text></answer></question></quiz>";
        assertHarmless(visitor.post("/quizzes/import", "name", "x.xml", "text", xml));
    }

    /** As GIFT wants it. */
    private static String escaped(String text) {
        return text.replaceAll("[=~#{}:]", "\\\\$0");
    }

    @Test
    void no_id_and_no_name_of_an_import_leads_out_of_the_catalogues_folder() throws IOException {
        for (var id :
                List.of("../outside", "..", "/tmp/outside", "a/../../outside", "..\\outside", "%2e%2e%2foutside")) {
            var answer = visitor.post(
                    "/quizzes/import",
                    "name",
                    "../../" + id + ".txt",
                    "text",
                    "::One::Which? {=Yes ~No}\n",
                    "id",
                    id,
                    "leaveOut",
                    "on",
                    "go",
                    "import");
            assertThat(answer.statusCode()).as(id).isBetween(400, 499);
        }
        try (var files = Files.list(folder.resolve("quizzes"))) {
            assertThat(files).isEmpty();
        }
        for (var page : List.of(
                "/quizzes/..%2f..%2fserver/export/gift",
                "/quizzes/foundations/export/..%2f..%2fgift",
                "/attempts/..%2f..%2fserver.json/report/json",
                "/assets/0/..%2f..%2ftexts%2fmessages_en.properties",
                "/assets/0/texts/..%2f..%2fserver.js",
                "/certificates/..%2f..%2fserver.json")) {
            var answer = visitor.get(page);
            assertThat(answer.statusCode()).as(page).isBetween(400, 499);
            assertThat(answer.body()).as(page).doesNotContain("\"token\"", "nav.labs");
        }
    }

    @Test
    void what_a_candidate_notes_in_an_exam_is_text() throws IOException {
        var sitting = ApiClient.of(home)
                .post("/exams/chapter-1-foundations/start", "{\"seed\":1}")
                .at("/sitting/sitting")
                .asText();
        visitor.get("/exam-sittings/" + sitting + "/paper");
        assertHarmless(visitor.post("/exam-sittings/" + sitting + "/notes", "revision", "0", "notes", EVIL));
        assertHarmless(visitor.post("/exam-sittings/" + sitting + "/notes", "revision", "0", "notes", "Not " + EVIL));
    }

    @Test
    void what_a_team_writes_is_text_in_every_room_in_the_review_and_in_its_files() {
        visitor.get("/gamedays");
        var lobby = visitor.post("/gamedays/some-answers-differ/start", "countdown", "0", "by-hand", "yes")
                .uri()
                .getPath();
        var shortName = EVIL.substring(0, 60);
        var room = visitor.post(lobby + "/join", "name", shortName, "role", "facilitator")
                .uri()
                .getPath();
        assertThat(room).startsWith(lobby + "/room/");
        assertHarmless(visitor.get(lobby));
        assertHarmless(visitor.post(room + "/invite", "name", shortName, "role", "scribe"));
        assertHarmless(visitor.post(room + "/note", "kind", "note", "text", EVIL));
        assertHarmless(visitor.post(room + "/inject", "cue", EVIL));
        assertHarmless(visitor.post(room + "/abort", "why", EVIL));
        assertHarmless(visitor.post(
                room + "/review",
                "revision",
                "0",
                "root-cause",
                EVIL,
                "what-0",
                EVIL,
                "owner-0",
                EVIL.substring(0, 99),
                "due-0",
                EVIL.substring(0, 99),
                "check-0",
                EVIL));
        for (var file : List.of("/report.html", "/postmortem.html")) {
            var answer = visitor.get(room + file);
            assertHarmless(answer);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(v -> assertThat(v).startsWith("attachment"));
        }
        assertHarmless(visitor.get("/gamedays"));
    }

    @Test
    void a_postmortem_is_text_on_its_page_in_the_report_and_in_its_files() throws IOException {
        var attempt = started();
        ApiClient.of(home).post(attempt + "/submit", "{\"answers\":{}}");
        visitor.get(attempt + "/postmortem");
        assertHarmless(visitor.post(
                attempt + "/postmortem",
                "revision",
                "0",
                "title",
                EVIL,
                "root-cause",
                EVIL,
                "timeline",
                EVIL,
                "what-0",
                EVIL,
                "owner-0",
                EVIL.substring(0, 99),
                "rest",
                EVIL));
        assertHarmless(visitor.post(attempt + "/postmortem", "revision", "0", "title", "Not " + EVIL));
        assertHarmless(visitor.get(attempt + "/report"));
        assertHarmless(visitor.get(attempt + "/postmortem.html"));
    }

    @Test
    void what_a_cluster_says_is_text_as_yaml_in_panes_and_in_refusals() throws IOException {
        var attempt = started();
        var config = attempt + "/objects/ml-serving-prod/deployments.apps/fraud-scorer";
        visitor.get(config);
        var yaml = new ObjectMapper().createObjectNode();
        yaml.put("apiVersion", "apps/v1").put("kind", "Deployment");
        yaml.putObject("metadata").put("name", "fraud-scorer").put("namespace", "ml-serving-prod");
        yaml.withObject("/metadata/annotations").put("note", EVIL);
        assertHarmless(visitor.post(config, "do", "preview", "yaml", yaml.toString()));
        assertHarmless(visitor.post(config, "do", "apply", "yaml", "kind: " + EVIL));
        assertHarmless(visitor.post(config, "do", "apply", "yaml", "- " + EVIL));
        for (var pane : List.of("pods", "events", "logs")) {
            var answer =
                    visitor.get(attempt + "/panes/" + pane + "?pod=" + encoded(EVIL) + "&container=" + encoded(EVIL));
            assertThat(answer.body()).as(pane).doesNotContain("<script>pwned", "<img src=x");
        }
        var name = visitor.get(attempt + "/objects/ml-serving-prod/pods/" + encoded("<script>pwned()</script>"));
        assertThat(name.body()).doesNotContain("<script>pwned");
    }

    @Test
    void an_address_is_text_in_what_is_said_of_it() {
        var script = encoded("<script>pwned()</script>");
        for (var path : List.of(
                "/nowhere/" + script,
                "/labs/" + script,
                "/quizzes/" + script,
                "/exams/" + script,
                "/certificates/" + script,
                "/attempts/" + script + "/report",
                "/drills/" + script,
                "/exam-sittings/x/tasks/" + script,
                "/exams?x=" + script)) {
            var answer = visitor.get(path);
            assertThat(answer.body()).as(path).contains("<h1").doesNotContain("<script>pwned");
        }
    }

    private String started() throws IOException {
        var lines =
                ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\",\"mode\":\"practice\"}");
        return "/attempts/" + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
