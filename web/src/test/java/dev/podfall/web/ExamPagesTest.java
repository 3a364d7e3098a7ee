package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.web.server.WallClock;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exams as a browser without scripts, and the API, have them. */
class ExamPagesTest {
    private static final String EXAM = "chapter-1-foundations";

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

    private ApiClient api() throws Exception {
        return ApiClient.of(home);
    }

    /** Of a known paper. @return the path of the sitting */
    private String begin() throws Exception {
        var sitting = api().post("/exams/" + EXAM + "/start", "{\"seed\":1}").path("sitting");
        visitor.get("/exams");
        return "/exam-sittings/" + sitting.path("sitting").asText();
    }

    private JsonNode sitting() throws Exception {
        return api().get("/exam-sittings/latest").path("sitting");
    }

    /** Each paper is drawn anew, and few have none. */
    private HttpResponse<String> paperWithASingleChoice() throws Exception {
        while (true) {
            visitor.get("/exams/" + EXAM);
            var paper = visitor.post("/exams/" + EXAM + "/start", "extra", "25");
            if (sitting().path("tasks").findValuesAsText("type").contains("single")) {
                return paper;
            }
            var path = paper.uri().getPath().replace("/paper", "");
            visitor.post(path + "/submit");
            api().post("/exam-sittings/" + path.split("/")[2] + "/submit", "{\"waits\":true}");
        }
    }

    private int number(String kind, String type) throws Exception {
        for (JsonNode task : sitting().path("tasks")) {
            if (task.path("kind").asText().equals(kind)
                    && (type == null || task.at("/question/type").asText().equals(type))) {
                return task.path("number").asInt();
            }
        }
        throw new AssertionError("no " + kind + " " + type);
    }

    private static String text(HttpResponse<String> answer) {
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void the_list_and_the_rules_are_shown_before_the_start() {
        assertThat(text(visitor.get("/exams")))
                .contains("Mock exam: troubleshooting", "17 tasks", "120 min", "pass 66 %");
        var intro = visitor.get("/exams/mock-troubleshooting");
        assertThat(text(intro))
                .contains("no hints and no checks", "time without a server is given back", "Kubernetes documentation");
        assertThat(visitor.get("/exams/nosuch").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/exams/nosuch/start").statusCode()).isEqualTo(404);
    }

    @Test
    void a_paper_is_sat_flagged_noted_and_handed_in_without_scripts() throws Exception {
        var paper = paperWithASingleChoice();
        assertThat(paper.uri().getPath()).matches("/exam-sittings/" + EXAM + "-\\d+/paper");
        var path = paper.uri().getPath().replace("/paper", "");
        assertThat(text(paper)).contains("0 of 8 done", "25 % extra time", "Begin with task 1");
        assertThat(sitting().path("remainingSeconds").asInt()).isEqualTo(45 * 60 * 125 / 100);

        var lab = number("lab", null);
        assertThat(text(visitor.get(path + "/tasks/" + lab)))
                .contains("Open this task")
                .doesNotContain("kubectl config");
        var opened = visitor.post(path + "/tasks/" + lab, "go", String.valueOf(lab));
        assertThat(opened.uri().getPath()).isEqualTo(path + "/tasks/" + lab);
        assertThat(text(opened))
                .contains("kubectl config use-context task-" + lab, "Namespace")
                .doesNotContain("asked what was wrong", "Show hint", "Check my repair");
        assertThat(api().get("/attempts/latest").at("/attempt/exam").asText()).isEqualTo(path.split("/")[2]);

        assertThat(text(visitor.post(path + "/tasks/" + lab, "flag", "on"))).contains("Remove flag");
        assertThat(text(visitor.post(path + "/tasks/" + lab, "done", "on")))
                .contains("1 of 8 done", "Not done after all");
        visitor.post(path + "/notes", "notes", "<b>look</b> again", "revision", "0");
        assertThat(visitor.get(path + "/paper").body())
                .contains("&lt;b&gt;look&lt;")
                .contains("flagged");

        var question = number("question", "single");
        var page = visitor.get(path + "/tasks/" + question);
        var value = Pattern.compile("type=\"radio\" name=\"answer\" value=\"([^\"]+)")
                .matcher(page.body());
        assertThat(value.find()).as(page.body()).isTrue();
        visitor.post(path + "/tasks/" + question, "answer", value.group(1), "revision", "0", "go", "next");
        var kept = sitting().path("tasks").path(question - 1);
        assertThat(kept.path("state").asText()).isEqualTo("done");
        assertThat(kept.at("/answer/given").asText()).isEqualTo(value.group(1));
        assertThat(visitor.save(path + "/tasks/" + question, "answer", value.group(1), "revision", "0")
                        .statusCode())
                .as("the same again")
                .isEqualTo(200);
        assertThat(visitor.save(path + "/tasks/" + question, "clear", "on", "revision", "0")
                        .body())
                .as("from an older page")
                .contains("changed-elsewhere");

        var asked = visitor.get(path + "/submit");
        assertThat(text(asked)).contains("Hand in with 6 tasks open?", "Hand in all the same");
        var over = visitor.post(path + "/submit");
        assertThat(over.uri().getPath()).isEqualTo(path + "/report");
        api().post("/exam-sittings/" + path.split("/")[2] + "/submit", "{\"waits\":true}");
        var report = text(visitor.get(path));
        assertThat(report).contains("Not yet", "By domain, weakest first", "Practise next", "with 25 % extra time");
        assertThat(visitor.save(path + "/tasks/" + question, "clear", "on", "revision", "1")
                        .statusCode())
                .isEqualTo(410);
        assertThat(visitor.post(path + "/notes", "notes", "late", "revision", "1")
                        .uri()
                        .getPath())
                .isEqualTo(path + "/report");
        assertThat(text(visitor.get("/exams"))).contains("submitted").containsPattern("sat \\d+ time");
    }

    @Test
    void while_an_exam_runs_its_labs_are_not_practised_nor_handed_in_by_themselves() throws Exception {
        var path = begin();
        var lab = number("lab", null);
        api().lines("/exam-sittings/" + path.split("/")[2] + "/tasks/" + lab + "/open", "{}");
        var attempt = sitting().path("tasks").path(lab - 1).path("attempt");
        var id = attempt.path("attempt").asText();
        var practice = "{\"lab\":\"" + attempt.path("lab").asText() + "\"}";
        assertThat(api().send("POST", "/attempts", practice).body())
                .contains("not-in-this-exam", "podfall exam submit");
        assertThat(visitor.post("/labs/" + attempt.path("lab").asText() + "/start")
                        .statusCode())
                .isEqualTo(409);
        for (var verb : new String[] {"submit", "stop", "hint", "check", "answers", "close"}) {
            var refused = api().send("POST", "/attempts/" + id + "/" + verb, "{}");
            assertThat(refused.statusCode()).as(verb).isEqualTo(409);
            assertThat(refused.body()).as(verb).contains("podfall exam submit");
        }
        assertThat(api().send("GET", "/attempts/" + id + "/report", "").body()).contains("podfall exam submit");
        assertThat(visitor.get("/attempts/" + id + "/submit").uri().getPath()).isEqualTo(path + "/tasks/" + lab);
        assertThat(sitting().findValue("seed")).as("seeds of a running exam").isNull();
        assertThat(visitor.get("/attempts/" + id).uri().getPath()).isEqualTo(path + "/tasks/" + lab);
    }

    @Test
    void while_an_exam_runs_quizzes_that_it_asks_questions_of_are_shut() throws Exception {
        var before = api().post("/quizzes/foundations/start", "{\"feedback\":\"immediate\"}")
                .at("/sitting/sitting")
                .asText();
        var path = begin();
        for (var get : new String[] {"/quiz-sittings/" + before, "/quizzes/foundations/disclosure"}) {
            var refused = api().send("GET", get, "");
            assertThat(refused.statusCode()).as(get).isEqualTo(409);
            assertThat(refused.body()).as(get).contains("podfall exam next");
        }
        for (var post : new String[] {
            "/quizzes/foundations/start",
            "/quiz-practice",
            "/quiz-sittings/" + before + "/questions/1/check",
            "/quiz-sittings/" + before + "/submit"
        }) {
            assertThat(api().send("POST", post, "{}").statusCode()).as(post).isEqualTo(409);
        }
        assertThat(visitor.post("/quizzes/foundations/start").statusCode()).isEqualTo(409);
        for (var page : new String[] {
            "/sittings/" + before + "/questions/1",
            "/sittings/" + before + "/result",
            "/quizzes/foundations/export/gift"
        }) {
            assertThat(visitor.get(page).statusCode()).as(page).isEqualTo(409);
        }
        assertThat(visitor.get("/quizzes/serving/export/gift").statusCode()).isEqualTo(200);
        assertThat(api().send("GET", "/attempts/latest", "").body())
                .contains("podfall exam next " + number("lab", null));
        visitor.get(path + "/paper");
        visitor.post(path + "/submit");
        assertThat(api().get("/quizzes/foundations/disclosure").path("quiz").asText())
                .isEqualTo("foundations");
    }

    @Test
    void when_the_time_is_over_the_page_leads_to_the_report() throws Exception {
        var path = begin();
        clock.pass(Duration.ofMinutes(16));
        assertThat(text(visitor.get(path + "/paper"))).contains("Less than 30 minutes are left.");
        clock.pass(Duration.ofMinutes(29));
        assertThat(visitor.get(path + "/tasks/1").uri().getPath()).isEqualTo(path + "/report");
        api().post("/exam-sittings/" + path.split("/")[2] + "/submit", "{\"waits\":true}");
        assertThat(text(visitor.get(path + "/report"))).contains("The time was over");
        assertThat(api().get("/exam-sittings/" + path.split("/")[2] + "/report")
                        .path("score")
                        .asInt())
                .isZero();
    }

    @Test
    void an_exam_goes_on_after_a_server_that_ended_in_order_without_credit_and_with_it_after_a_crash()
            throws Exception {
        var path = begin();
        server.close();
        clock.pass(Duration.ofMinutes(5));
        start();
        assertThat(sitting().path("creditedSeconds").asInt())
                .as("ended in order")
                .isZero();
        assertThat(sitting().path("remainingSeconds").asInt()).isEqualTo(40 * 60);
        var alive = clock.instant();
        server.close();
        Files.createDirectories(home.resolve("exams"));
        Files.writeString(home.resolve("exams/alive"), alive.toString()); // as a crash leaves it
        clock.pass(Duration.ofMinutes(5));
        start();
        assertThat(sitting().path("creditedSeconds").asInt()).isEqualTo(5 * 60);
        assertThat(sitting().path("remainingSeconds").asInt()).isEqualTo(40 * 60);
        assertThat(visitor.get(path + "/paper").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_that_was_cut_off_gets_its_time_back_and_one_that_was_closed_does_not() throws Exception {
        var path = begin();
        var json = new ObjectMapper();
        var first =
                json.readTree(visitor.save(path + "/presence", "lost", "yes").body());
        assertThat(first.path("credited").asInt())
                .as("nothing was heard before")
                .isZero();
        clock.pass(Duration.ofSeconds(20));
        var opened = json.readTree(visitor.save(path + "/presence").body());
        assertThat(opened.path("remaining").asInt()).isEqualTo(45 * 60 - 20);
        clock.pass(Duration.ofSeconds(30));
        var back = json.readTree(visitor.save(path + "/presence", "lost", "yes").body());
        assertThat(back.path("credited").asInt()).isGreaterThanOrEqualTo(30);
        assertThat(text(visitor.get(path + "/paper"))).contains("were given back");
        assertThat(visitor.save("/exam-sittings/nosuch/presence").statusCode()).isEqualTo(404);
    }

    @Test
    void what_makes_no_sense_is_the_callers_mistake() throws Exception {
        var id = begin().split("/")[2];
        for (var wish :
                new String[] {"{\"seed\":0}", "{\"seed\":-1}", "{\"extraTime\":999}", "{\"seed\":\"x\"}", "[]"}) {
            assertThat(api().send("POST", "/exams/" + EXAM + "/start", wish).statusCode())
                    .as(wish)
                    .isBetween(400, 409);
        }
        for (var task : new String[] {"0", "9", "-1", "99999999999", "x"}) {
            assertThat(api().send("POST", "/exam-sittings/" + id + "/tasks/" + task + "/flag", "{}")
                            .statusCode())
                    .as(task)
                    .isBetween(400, 409);
        }
        assertThat(api().send("POST", "/exam-sittings/" + id + "/notes", "{}").statusCode())
                .isEqualTo(400);
        assertThat(api().send("GET", "/exam-sittings/../../etc/passwd", "").statusCode())
                .isBetween(400, 409);
        assertThat(new ObjectMapper()
                        .readTree(api().send("GET", "/exam-sittings/nosuch", "").body())
                        .at("/error/code")
                        .asText())
                .isEqualTo("unknown-sitting");
    }
}
