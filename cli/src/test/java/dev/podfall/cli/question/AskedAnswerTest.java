package dev.podfall.cli.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions answered on a terminal, and on the command line. */
class AskedAnswerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPTIONS =
            "\"options\": [{\"value\": \"a\", \"text\": \"Alpha\"}, {\"value\": \"b\", \"text\": \"Beta\"},"
                    + " {\"value\": \"c\", \"text\": \"Gamma\"}]";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private static JsonNode question(String type) {
        try {
            return JSON.readTree("{\"type\": \"" + type
                    + "\", \"prompt\": \"Which?\", \"matches\": [\"one\", \"two\"], " + OPTIONS + "}");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private AskedAnswer asking(String... lines) {
        Deque<String> typed = new ArrayDeque<>(Arrays.asList(lines));
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new AskedAnswer(new Console(out, out, false, false).answeredBy(prompt -> typed.pop()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "single|2|\"b\"",
                "picture|9;x;1 2;3|\"c\"",
                "true-false|1|\"a\"",
                "multiple|1 3|[\"a\",\"c\"]",
                "multiple|3, 1|[\"c\",\"a\"]",
                "ordering|1 2;3 1 2|[\"c\",\"a\",\"b\"]",
                "matching|1;2;1|{\"a\":\"one\",\"b\":\"two\",\"c\":\"one\"}",
                "matching|1;7;2;;|{\"a\":\"one\",\"b\":\"two\"}",
                "numeric|43.2|\"43.2\"",
                "short| kubectl get pods |\"kubectl get pods\"",
            })
    void numbers_stand_for_options_and_what_is_none_is_asked_again(String type, String lines, String expected) {
        assertThat(asking(lines.split(";", -1)).ask(question(type)).orElseThrow())
                .hasToString(expected);
    }

    @Test
    void pairs_are_shown_one_a_line_and_typed_as_shown() throws JsonProcessingException {
        JsonNode question = JSON.readTree("{\"type\": \"matching\", \"prompt\": \"Which?\","
                + " \"matches\": [\"`a=b`, and more\", \"two\"],"
                + " \"options\": [{\"value\": \"the `kubelet`, at once\", \"text\": \"the `kubelet`, at once\"}]}");
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        new QuestionText(new Console(out, out, false, false)).print(question);
        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .contains("  the kubelet, at once", "  = a=b, and more", "  = two");
        TypedAnswer typed = new TypedAnswer(question, "help");
        assertThat(typed.of(List.of("the kubelet, at once=a=b, and more")))
                .hasToString("{\"the `kubelet`, at once\":\"`a=b`, and more\"}");
        assertThatThrownBy(() -> typed.of(List.of("the kubelet, at once=three")))
                .hasMessageContaining("\n  the kubelet, at once\nRight sides:\n  a=b, and more\n  two");
    }

    @Test
    void a_number_that_stands_for_no_right_side_is_named_as_such() {
        asking("7", "1", "1", "1").ask(question("matching"));
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("Type one number from 1 to 2");
    }

    @Test
    void nothing_leaves_a_question_out_and_q_stops() {
        assertThat(asking("").ask(question("single"))).isEmpty();
        assertThatThrownBy(() -> asking("q").ask(question("single"))).isInstanceOf(AskedAnswer.Stopped.class);
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("Which?", "   1  Alpha");
    }
}
