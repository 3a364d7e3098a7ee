package dev.podfall.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    private final JsonNode attempt = tree("""
            {"attempt": "l-1", "questions":
            [{"id": "cause", "prompt": "Why?", "options": [{"value": "port", "text": "The port"}, {"value": "dns", "text": "DNS"}]},
             {"id": "object", "prompt": "Which?", "options": [{"value": "pod", "text": "Pod"}]}]}""");

    @ParameterizedTest
    @CsvSource({
        "effect,port,'There is no question \"effect\"',cause, object",
        "cause,weather,'\"weather\" is no answer to \"cause\"',port, dns",
        "object,port,'\"port\" is no answer to \"object\"',pod"
    })
    void an_answer_to_nothing_or_that_is_none_is_refused_with_the_choices(
            String id, String value, String message, String choices) {
        assertThatThrownBy(() -> new Diagnosis(attempt, Map.of(id, value)))
                .isInstanceOfSatisfying(CommandFailed.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.text(false)).contains(message, choices, "Nothing was closed", "podfall answer l-1");
                });
    }

    @Test
    void it_is_shown_with_the_values_that_answer_it_and_what_is_chosen() {
        Diagnosis diagnosis = new Diagnosis(attempt, Map.of("object", "pod"));
        assertThat(diagnosis.unanswered())
                .extracting(q -> q.path("id").asText())
                .containsExactly("cause");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        diagnosis.show(new Console(out, out, false, false));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Why? (cause)", "  `port`  The port", "  `dns`   DNS", "* `pod`  Pod");
        assertThat(diagnosis.command()).isEqualTo("podfall answer l-1 cause=VALUE object=VALUE");
    }

    @Test
    void what_was_chosen_on_the_page_counts_unless_the_command_line_says_otherwise() {
        ((ObjectNode) attempt)
                .set("answers", tree("{\"revision\": 3, \"values\": {\"cause\": \"dns\", \"object\": \"pod\"}}"));
        Diagnosis diagnosis = new Diagnosis(attempt, Map.of("cause", "port"));
        assertThat(diagnosis.unanswered()).isEmpty();
        assertThat(diagnosis.chosen()).isEqualTo(Map.of("cause", "port", "object", "pod"));
    }

    @Test
    void on_a_terminal_only_what_is_open_is_asked_and_a_wrong_number_is_asked_again() {
        Diagnosis diagnosis = new Diagnosis(attempt, Map.of("object", "pod"));
        Deque<String> lines = new ArrayDeque<>(List.of("3", "0", "nonsense", "2"));
        Map<String, String> kept = new HashMap<>();
        assertThat(diagnosis.ask(console().answeredBy(question -> lines.pop()), kept::put))
                .isTrue();
        assertThat(lines).isEmpty();
        assertThat(diagnosis.unanswered()).isEmpty();
        assertThat(kept).as("at once").isEqualTo(Map.of("cause", "dns"));
    }

    @Test
    void a_wrong_entry_is_told_why_and_an_options_value_or_text_will_do_as_well() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Diagnosis diagnosis = new Diagnosis(attempt, Map.of());
        Deque<String> lines = new ArrayDeque<>(List.of("weather", "DNS", "the pod", "pod"));
        diagnosis.ask(new Console(out, out, false, false).answeredBy(question -> lines.pop()), (id, value) -> {});
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("\"weather\" is none of the answers", "1 to 2", "port, dns", "\"the pod\" is none");
        assertThat(Diagnosis.request(diagnosis.chosen()))
                .isEqualTo(tree("{\"answers\": {\"cause\": \"dns\", \"object\": \"pod\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "cause=crash cause=dns,two answers to \"cause\": crash and dns",
        "cause,is no answer",
        "=dns,is no answer"
    })
    void what_is_not_one_answer_to_each_question_is_refused(String typed, String why) {
        assertThatThrownBy(() -> Diagnosis.answers(List.of(typed.split(" ")), "ID=VALUE"))
                .isInstanceOfSatisfying(CommandFailed.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.text(false)).contains(why, "Nothing was done");
                });
    }

    @Test
    void an_empty_line_leaves_a_question_open_and_the_end_of_input_ends_the_asking() {
        Diagnosis diagnosis = new Diagnosis(attempt, Map.of());
        assertThat(diagnosis.ask(console().answeredBy(question -> " "), (id, value) -> {}))
                .isTrue();
        assertThat(diagnosis.unanswered()).hasSize(2);
        assertThat(diagnosis.ask(console().answeredBy(question -> null), (id, value) -> {}))
                .isFalse();
    }

    private static Console console() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Console(nowhere, nowhere, true, true);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
