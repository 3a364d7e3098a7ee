package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.exchange.QuizExport;
import dev.podfall.scenario.quiz.exchange.QuizFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A foreign file through plain forms: looked at, and kept as a whole or not at all. */
class QuizImportPagesTest {
    private static final String GIFT = "$CATEGORY: Theirs\n\n::One::Which?{=a ~b}\n\n::Two::Write.{}\n";

    @TempDir
    static Path home;

    @TempDir
    static Path folder;

    private static PodfallServer server;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(home.resolve("catalogue"), folder + "\n");
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/import");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_preview_names_each_problem_and_keeps_nothing() {
        String page = visitor.post("/quizzes/import", "name", "theirs.txt", "text", GIFT)
                .body();
        assertThat(page)
                .contains("theirs.txt (GIFT)", "1 problem", "It is an essay", "Leave out the questions")
                .containsPattern("(?s)✓.*>a<.*✗.*>b<")
                .doesNotContain("Nothing was imported");
        String again = visitor.post("/quizzes/import", "name", "theirs.txt", "text", GIFT, "go", "import")
                .body();
        assertThat(again).contains("1 problem", "Nothing was imported");
        assertThat(folder.resolve("quizzes/theirs.yaml")).doesNotExist();
    }

    @Test
    void what_is_wanted_is_kept_offered_and_not_written_over() throws IOException {
        String[] wanted = {"name", "x.txt", "text", GIFT, "leaveOut", "on", "id", "mine", "go", "import"};
        assertThat(visitor.post("/quizzes/import", wanted).body())
                .contains("<h1 lang=\"en\">Theirs</h1>", "Start the quiz");
        assertThat(Files.readString(folder.resolve("quizzes/mine.yaml"))).startsWith("# Imported from x.txt (GIFT).\n");
        assertThat(visitor.get("/quizzes").body()).contains("/quizzes/mine");
        visitor.get("/quizzes/import");
        var again = visitor.post("/quizzes/import", wanted);
        assertThat(again.body()).contains("There is a quiz \"mine\" already");
        assertThat(again.statusCode()).isBetween(400, 499);
    }

    @Test
    void a_package_comes_as_base64_and_an_export_as_a_file() {
        byte[] qti = QuizExport.of(Catalogue.builtIn().quiz("serving"), QuizFormat.qti)
                .content();
        String page = visitor.post(
                        "/quizzes/import",
                        "name",
                        "s.zip",
                        "archive",
                        Base64.getEncoder().encodeToString(qti))
                .body();
        assertThat(page).contains("s.zip (QTI 2.1)", "18 questions");
        var export = visitor.get("/quizzes/serving/export/moodle");
        assertThat(export.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"serving.xml\"");
        assertThat(export.body()).contains("<quiz>");
        assertThat(visitor.get("/quizzes/serving/export/doc").statusCode()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_read_is_refused_in_words() {
        var entity = "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz>&x;</quiz>";
        for (String text : new String[] {entity, "", "no question", "<quiz>"}) {
            visitor.get("/quizzes/import");
            var answer = visitor.post("/quizzes/import", "name", "x", "text", text);
            assertThat(answer.statusCode()).as(text).isBetween(400, 499);
            assertThat(answer.body()).contains("Next").doesNotContain("root:");
        }
        String[][] files = {
            {"archive", Base64.getEncoder().encodeToString(new byte[] {'C', 'a', 'f', (byte) 0xE9}), "no text in UTF-8"
            },
            {"archive", Base64.getEncoder().encodeToString(new byte[] {'a', 0, 1}), "no text"},
            {"text", "Caf\uFFFD?{=a ~b}", "characters were lost"},
            {"size", "0", "is empty"},
            {"size", "3000000", "too large for a page"},
        };
        for (String[] file : files) {
            visitor.get("/quizzes/import");
            var answer = visitor.post("/quizzes/import", "name", "x.txt", file[0], file[1]);
            assertThat(answer.statusCode()).as(file[2]).isBetween(400, 499);
            assertThat(answer.body()).contains(file[2]);
        }
        visitor.get("/quizzes/import");
        assertThat(visitor.post("/quizzes/import", "name", "x", "archive", "%%%")
                        .statusCode())
                .isEqualTo(400);
    }
}
