package dev.podfall.cli.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.web.PodfallServer;
import dev.podfall.web.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quiz asked line by line, by a server that others may talk to meanwhile. */
class QuizRoundTest {
    private static final String QUIZ = "deployment-debugging";
    private static final String FIRST_OPTION = "1";
    private static final int PATIENCE_MILLIS = 60_000;
    /** Whoever is asked so often is asked the same again and again. */
    private static final int MANY = 200;

    @TempDir
    static Path home;

    private static PodfallServer server;
    private static ServerLink link;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private int asked;

    @BeforeAll
    static void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        link = ServerLink.find(home.resolve("server.json"), PATIENCE_MILLIS).orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode started() {
        return link.post("/quizzes/" + QUIZ + "/start", JsonNodeFactory.instance.objectNode())
                .path("sitting");
    }

    private static void handIn(JsonNode sitting) {
        link.post(SittingPath.of(sitting) + "/submit", null);
    }

    private void round(JsonNode sitting, UnaryOperator<String> person) {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Console console = new Console(out, out, false, false).answeredBy(prompt -> {
            asked++;
            assertThat(asked).as(this::text).isLessThan(MANY);
            return person.apply(prompt);
        });
        new QuizRound(console, link).ask(sitting);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    /** Something that can be an answer; orders are of three to six steps, and the one that fits is taken. */
    private String anything(String prompt) {
        if (prompt.startsWith("All numbers")) {
            return "6 5 4 3 2 1".substring(2 * (asked % 4));
        }
        return prompt.startsWith("Your answer") && asked % 2 == 0 ? "2 or 5" : FIRST_OPTION;
    }

    @Test
    void questions_of_all_kinds_are_answered_one_after_the_other_and_handed_in() {
        JsonNode sitting = started();
        round(sitting, this::anything);
        assertThat(asked).isGreaterThanOrEqualTo(sitting.path("questions").size());
        assertThat(SittingPath.find(link, sitting.path("sitting").asText())
                        .path("ending")
                        .asText())
                .isEqualTo("submitted");
        assertThat(text()).contains("(pass mark 66)", "\n13. ");
    }

    @Test
    void what_is_typed_after_the_end_is_refused_and_the_report_is_shown() {
        JsonNode sitting = started();
        round(sitting, prompt -> {
            if (asked == 1) {
                handIn(sitting);
            }
            return anything(prompt);
        });
        assertThat(text()).contains("handed in", "It was handed in elsewhere.", "(pass mark 66)");
        assertThat(text()).contains("Question 1 of").doesNotContain("Question 2 of");
    }

    @Test
    void the_next_question_is_not_asked_after_the_end() {
        JsonNode sitting = started();
        round(sitting, prompt -> {
            handIn(sitting);
            return "";
        });
        assertThat(asked).isEqualTo(1);
        assertThat(text()).contains("It was handed in elsewhere.", "(pass mark 66)");
    }

    @Test
    void whoever_closes_the_terminals_input_finds_the_quiz_as_it_was() {
        JsonNode sitting = started();
        round(sitting, prompt -> asked == 1 ? FIRST_OPTION : null);
        assertThat(text()).contains("The quiz runs on", "podfall quiz start " + QUIZ);
        JsonNode after = SittingPath.find(link, sitting.path("sitting").asText());
        assertThat(after.path("state").asText()).isEqualTo("running");
        assertThat(after.at("/questions/0/answer").isMissingNode()).isFalse();
        handIn(sitting);
    }

    @Test
    void with_questions_left_out_it_is_handed_in_only_on_a_yes() {
        JsonNode sitting = started();
        assertThatThrownBy(() -> round(sitting, prompt -> prompt.contains("[y/N]") ? "perhaps" : ""))
                .isInstanceOfSatisfying(
                        CommandFailed.class, e -> assertThat(e.getMessage()).isEqualTo("Nothing was handed in."));
        assertThat(SittingPath.find(link, sitting.path("sitting").asText())
                        .path("state")
                        .asText())
                .isEqualTo("running");
        handIn(sitting);
    }
}
