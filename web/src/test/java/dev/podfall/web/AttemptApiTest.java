package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.report.form.ReportForm;
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
            assertThat(lab.has("domain")).as("it would tell much of the cause").isFalse();
        });
    }

    @Test
    void an_unknown_lab_is_refused_at_once_with_the_nearest_names() {
        var answer = api.send("POST", "/attempts", "{\"seed\":1,\"lab\":\"empty-endpoint\"}");
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
        var lines = api.lines("/attempts", "{\"seed\":1,\"lab\":\"config-error\",\"mode\":\"practice\"}");
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

        assertThat(attempt.path("questions").findValuesAsText("id")).isNotEmpty();
        assertThat(attempt.path("questions").findValues("options")).allMatch(JsonNode::isEmpty);
        var asking = api.post("/attempts/" + id + "/submit", "{}").path("attempt");
        assertThat(asking.path("state").asText()).isEqualTo("asking");
        assertThat(asking.at("/questions/0/options/0").fieldNames())
                .toIterable()
                .containsExactly("value", "text");
        assertThat(api.send("GET", "/attempts/" + id + "/report", "").body()).contains("podfall answer " + id);
        assertThat(api.get("/attempts/latest").path("attempt").path("attempt").asText())
                .isEqualTo(id);
        var cause = asking.at("/questions/2");
        var kept = "{\"answers\":{\"" + cause.path("id").asText() + "\":\""
                + cause.at("/options/0/value").asText() + "\"},\"revision\":0}";
        assertThat(api.post("/attempts/" + id + "/answers", kept)
                        .at("/attempt/answers/values")
                        .size())
                .isEqualTo(1);
        var stale = api.send("POST", "/attempts/" + id + "/answers", "{\"answers\":{},\"revision\":0}");
        assertThat(stale.body()).contains("answered-elsewhere");
        assertThat(api.send("POST", "/attempts/" + id + "/close", "{\"answers\":{\"cause\":\"gremlins\"}}")
                        .body())
                .contains("unknown-answer");
        var report = api.post("/attempts/" + id + "/close", "{}");
        assertThat(report.path("final").asBoolean()).isTrue();
        assertThat(report.path("criteria").findValuesAsText("verdict")).contains("unmet");
        assertThat(report.path("explanation").asText()).isNotBlank();
        assertThat(api.get("/attempts/" + id + "/report")).isEqualTo(report);
        assertThat(api.get("/attempts/" + id + "/report/json")).isEqualTo(report);
        assertThat(api.get("/attempts/" + id + "/report/xapi").at("/verb/id").asText())
                .endsWith("/failed");
        assertThat(api.send("GET", "/attempts/" + id + "/report/csv", "").body())
                .startsWith("attempt,lab,")
                .contains("\"" + id + "\"", "\"guard\"");
        var noForm = api.send("GET", "/attempts/" + id + "/report/docx", "");
        assertThat(noForm.statusCode()).isEqualTo(404);
        assertThat(noForm.body()).contains("csv, junit, xapi, html");
        reports_are_saved_from_the_page_and_never_shown_at_the_servers_address(id);
        assertThat(api.get("/attempts/" + id).path("attempt").path("state").asText())
                .isEqualTo("submitted");
    }

    private void reports_are_saved_from_the_page_and_never_shown_at_the_servers_address(String id) {
        var visitor = Visitor.signedInTo(server);
        var page = "/attempts/" + id + "/report";
        for (var form : ReportForm.values()) {
            assertThat(visitor.get(page).body()).contains("href=\"" + page + "/" + form + "\"");
            var file = visitor.get(page + "/" + form);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .isEqualTo("attachment; filename=\"" + form.fileName(id) + "\"");
            assertThat(file.headers().firstValue("Content-Type").orElse("")).isEqualTo(form.mediaType());
            assertThat(file.body()).contains(form == ReportForm.pdf ? "%PDF-" : "config-error");
        }
        var running = again("empty-endpoints").path("attempt").asText();
        assertThat(visitor.get("/attempts/" + running + "/report/csv").uri().getPath())
                .isEqualTo("/attempts/" + running);
    }

    @Test
    void what_has_no_price_cannot_be_paid_for() {
        var id = again("empty-endpoints").path("attempt").asText();
        assertThat(api.get("/attempts/" + id).at("/attempt/prices").isObject()).isTrue();
        assertThat(api.send("POST", "/attempts/" + id + "/check", "{\"pay\":[\"scores\"]}")
                        .body())
                .contains("not-for-sale", "podfall check");
        assertThat(api.send("POST", "/attempts/" + id + "/check", "{\"pay\":7}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void with_answers_handing_in_and_closing_are_one_request() {
        var lines = api.lines("/attempts", "{\"seed\":1,\"lab\":\"image-backoff\"}"); // the tag is wrong
        var id = lines.get(lines.size() - 1).at("/attempt/attempt").asText();
        var report = api.post("/attempts/" + id + "/submit", "{\"answers\":{\"cause\":\"no-such-tag\"}}");
        assertThat(report.path("final").asBoolean()).isTrue();
        assertThat(report.path("score").asInt()).isEqualTo(6);

        var why = "<b>another</b> right way";
        var wish = "{\"criterion\":\"scores\",\"points\":30,\"reason\":\"" + why + "\"}";
        var change = api.post("/attempts/" + id + "/override", wish);
        assertThat(change.at("/before/score").asInt()).isEqualTo(6);
        assertThat(change.at("/after/score").asInt()).isEqualTo(36);
        assertThat(api.post("/attempts/" + id + "/regrade", "{}")
                        .at("/after/revisions")
                        .findValuesAsText("score"))
                .containsExactly("6", "36", "36");
        assertThat(api.get("/attempts/" + id + "/replay").path("entries").findValuesAsText("kind"))
                .containsExactly("started", "frozen", "submitted", "overridden", "regraded");
        assertThat(api.send("POST", "/attempts/" + id + "/override", "{\"points\":30}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Visitor.signedInTo(server).get("/attempts/" + id + "/report").body())
                .contains(
                        "What happened: 5 steps and changes",
                        "How the mark came about",
                        "6 of 100, <span lang=\"en\">graded</span>",
                        "scores set to 30: &lt;b&gt;another");
    }

    @Test
    void what_an_exam_shows_afterwards_is_chosen_at_its_start() {
        var wish = "{\"lab\":\"wrong-predictions\",\"mode\":\"exam\",\"show\":\"none\"}";
        var lines = api.lines("/attempts", wish);
        var attempt = lines.get(lines.size() - 1).path("attempt");
        assertThat(attempt.path("show").asText()).isEqualTo("none");
        var id = attempt.path("attempt").asText();
        var typo = api.send("POST", "/attempts/" + id + "/submit", "{\"answers\":{\"nosuch\":\"1\"}}");
        assertThat(typo.statusCode()).isEqualTo(400);
        assertThat(api.get("/attempts/" + id).at("/attempt/state").asText()).isEqualTo("running");
        var report = api.post("/attempts/" + id + "/submit", "{\"answers\":{}}");
        assertThat(report.has("score")).isFalse();
        assertThat(report.has("passed")).isFalse();
        assertThat(report.path("criteria")).isEmpty();
        assertThat(api.send("POST", "/attempts", wish.replace("none", "all")).body())
                .contains("none, score, report");
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
        var lines = api.lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\"}");
        return lines.get(lines.size() - 1).path("attempt");
    }
}
