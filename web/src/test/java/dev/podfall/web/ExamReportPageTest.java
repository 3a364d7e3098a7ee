package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam's report as a person reads it: in their language but for what the catalogue says and what was seen, and as far as it is shown. */
class ExamReportPageTest {
    @TempDir
    Path home;

    private static String text(String page) {
        return page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    /** @return the path of a sitting that was handed in with one lab opened and nothing done */
    private static String handedIn(ApiClient api, String exam) {
        var tasks = api.post("/exams/" + exam + "/start", "{\"seed\":1}").path("sitting");
        var sitting = "/exam-sittings/" + tasks.path("sitting").asText();
        for (var task : tasks.path("tasks")) {
            if (task.path("kind").asText().equals("lab")) {
                api.lines(sitting + "/tasks/" + task.path("number").asText() + "/open", "{}");
                break;
            }
        }
        api.post(sitting + "/submit", "{\"waits\":true}");
        return sitting;
    }

    @Test
    void verdicts_dates_and_the_history_are_in_the_readers_language_and_links_lead_to_each_task() throws Exception {
        try (var server = PodfallServer.start(ServerOptions.in(home).onPort(0))) {
            var sitting = handedIn(ApiClient.of(home), "chapter-1-foundations");
            var visitor = Visitor.signedInTo(server);
            visitor.post("/language", "language", "de");
            var report = visitor.get(sitting + "/report").body();
            assertThat(text(report))
                    .contains(
                            "Noch nicht bestanden", "Aufgabe für Aufgabe", "keine Punkte", "nicht erfüllt", "Erwartet")
                    .containsPattern("beendet \\d+\\. \\S+, \\d\\d:\\d\\d")
                    .doesNotContain("expected:", "actual:", "unmet");
            var links = Pattern.compile("href=\"#(task-\\d+)\"")
                    .matcher(report)
                    .results()
                    .map(r -> r.group(1))
                    .toList();
            assertThat(links)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(id -> assertThat(report).contains("id=\"" + id + "\""));
            assertThat(text(visitor.get("/history").body())).contains("Prüfungen", "Chapter 1", "abgegeben");
        }
    }

    /** An exam of an author's own, which the home remembers. */
    private void author(String id, boolean solutions) throws IOException {
        var exams = Files.createDirectories(home.resolve("authored/exams"));
        Files.writeString(exams.resolve(id + ".yaml"), """
                id: %s
                title: Small
                kind: chapter
                version: "1"
                intro: A small exam.
                blueprint:
                  minutes: 30
                  passMark: 66
                  sections:
                    - id: start
                      title: Start
                      labs: {count: 1, weight: 80, domains: [startup], only: [image-backoff]}
                    - id: method
                      title: Method
                      questions: {count: 1, weight: 20, quizzes: [deployment-debugging], only: [outside-in]}
                afterwards: {show: report, solutions: %s}
                """.formatted(id, solutions));
        Files.writeString(home.resolve("catalogue"), home.resolve("authored").toString());
    }

    @Test
    void what_a_line_means_and_the_command_that_shows_it_belong_to_the_solutions() throws Exception {
        author("open", true);
        author("terse", false);
        try (var server = PodfallServer.start(ServerOptions.in(home).onPort(0))) {
            var api = ApiClient.of(home);
            var visitor = Visitor.signedInTo(server);
            var open = visitor.get(handedIn(api, "open") + "/report").body();
            assertThat(text(open)).contains("unmet", "Expected");
            assertThat(open).contains("class=\"because\"", "id=\"command-see-task-", "kubectl get");
            var terse = visitor.get(handedIn(api, "terse") + "/report").body();
            assertThat(text(terse)).contains("unmet", "Expected");
            assertThat(terse).doesNotContain("class=\"because\"", "id=\"command-see-", "kubectl get");
        }
    }
}
