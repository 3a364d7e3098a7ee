package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.ReadOutput;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about an output or a manifest, as plain forms. */
class ExhibitQuestionsTest {
    @TempDir
    static Path home;

    private static PodfallServer server;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        visitor = Visitor.signedInTo(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void each_line_of_a_manifest_can_be_chosen_and_the_review_shows_the_manifest_and_says_why() {
        Quiz quiz = Catalogue.builtIn().quiz("faulty-lines");
        FaultyLine first = (FaultyLine) quiz.questions().get(0);
        String sitting = begin(quiz.id());
        String page = visitor.get(sitting + "/questions/1").body();
        assertThat(page).contains("<code lang=\"en\">      targetPort: 8000</code>");
        first.numbers()
                .forEach(number -> assertThat(page).contains("type=\"radio\" name=\"answer\" value=\"" + number));
        assertThat(visitor.post(sitting + "/questions/1", "answer", "99").statusCode())
                .isEqualTo(400);
        visitor.post(sitting + "/questions/1", "answer", "12");
        assertThat(visitor.get(sitting + "/questions/1").body()).contains("value=\"12\" checked");
        visitor.post(sitting + "/questions/2", "answer", "2");
        assertThat(visitor.post(sitting + "/submit", "anyway", "yes").body())
                .contains("1 of " + quiz.questions().size() + " fully right")
                .contains("12        targetPort: 8000")
                .contains("Line 12: <code>targetPort: 8000</code>", "nobody listens on 8000")
                .contains("Line 2: <code>kind: Service</code>", "does not decide which pods are found");
    }

    @Test
    void an_output_stands_above_its_options_word_for_word() {
        Quiz quiz = Catalogue.builtIn().quiz("reading-output");
        int number = IntStream.range(0, quiz.questions().size())
                        .filter(i -> quiz.questions().get(i) instanceof ReadOutput)
                        .findFirst()
                        .orElseThrow()
                + 1;
        ReadOutput question = (ReadOutput) quiz.questions().get(number - 1);
        String sitting = begin(quiz.id());
        String page = visitor.get(sitting + "/questions/" + number).body();
        String shown = "$ " + question.console().command() + "\n"
                + question.console().output().stripTrailing();
        assertThat(page)
                .contains("<code>"
                        + shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</code></pre>");
        assertThat(page.indexOf("</code></pre>")).isLessThan(page.indexOf("type=\"radio\""));
        visitor.post(sitting + "/questions/" + number, "answer", "unready");
        assertThat(visitor.post(sitting + "/submit", "anyway", "yes").body())
                .contains("1 of " + quiz.questions().size() + " fully right")
                .contains(question.console().output().lines().findFirst().orElseThrow());
    }

    private static String begin(String quiz) {
        visitor.get("/quizzes/" + quiz);
        return visitor.post("/quizzes/" + quiz + "/start").uri().getPath().replaceAll("/questions/.*", "");
    }
}
