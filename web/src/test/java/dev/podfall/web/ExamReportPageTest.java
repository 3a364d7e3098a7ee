package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam's report as a person reads it in German: all but what comes from the catalogue and what was seen in a cluster. */
class ExamReportPageTest {
    @TempDir
    Path home;

    private static String text(String page) {
        return page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    /** @return the path of a sitting that was handed in with one lab opened and nothing done */
    private static String handedIn(ApiClient api) {
        var tasks =
                api.post("/exams/chapter-1-foundations/start", "{\"seed\":1}").path("sitting");
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
            var sitting = handedIn(ApiClient.of(home));
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
}
