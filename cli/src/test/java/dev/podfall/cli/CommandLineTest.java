package dev.podfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "labs",
                "start",
                "status",
                "hint",
                "check",
                "submit",
                "answer",
                "report",
                "replay",
                "reset",
                "stop",
                "shell",
                "cluster",
                "author",
                "serve",
                "images",
                "doctor",
                "completion",
                "help"
            })
    void every_verb_explains_itself_with_examples(String verb) {
        StringWriter out = new StringWriter();
        CommandLine line = Podfall.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute(verb, "--help")).isZero();
        assertThat(out.toString()).contains("Examples:").contains("podfall " + verb);
    }

    @ParameterizedTest
    @CsvSource({"'', --help", "start, start --help", "author prove, author prove --help"})
    void help_explains_what_its_option_explains(String words, String option) {
        StringWriter help = new StringWriter();
        StringWriter same = new StringWriter();
        assertThat(Podfall.commandLine()
                        .setOut(new PrintWriter(help))
                        .execute(("help " + words).strip().split(" ")))
                .isZero();
        assertThat(Podfall.commandLine().setOut(new PrintWriter(same)).execute(option.split(" ")))
                .isZero();
        assertThat(help.toString()).isEqualTo(same.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"strat, start, podfall --help", "author prov, prove, podfall author --help"})
    void help_with_an_unknown_command_is_a_usage_error_that_names_the_next_one(String words, String near, String help) {
        StringWriter err = new StringWriter();
        CommandLine line = Podfall.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute(("help " + words).split(" "))).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("Did you mean", near, help);
    }

    @Test
    void an_unknown_verb_is_a_usage_error() {
        StringWriter err = new StringWriter();
        CommandLine line = Podfall.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("strat")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("strat");
    }

    @Test
    void a_wrong_option_is_named_with_where_its_help_is_and_not_buried_under_it() throws IOException {
        StringWriter err = new StringWriter();
        CommandLine line = Podfall.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("start", "empty-endpoints", "--mode", "fast")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .startsWith("error: ")
                .contains("practice, exam")
                .contains("podfall start --help");
        assertThat(err.toString().lines()).hasSizeLessThan(4);
        StringWriter json = new StringWriter();
        Podfall.commandLine()
                .setErr(new PrintWriter(json))
                .execute("start", "empty-endpoints", "--mode", "fast", "-o", "json");
        assertThat(JSON.readTree(json.toString()).at("/error/category").asText())
                .isEqualTo("USAGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start | name a lab, or let one be made with --random",
                "start empty-endpoints --random | not both",
                "start empty-endpoints --difficulty 2 | go with --random",
                "start --random --domain cooking | Choose one of: startup, resources, probes",
                "start --random --difficulty 4 | Choose 1 (one fault)",
                "author prove --random empty-endpoints | takes no lab"
            })
    void what_does_not_go_together_with_random_is_a_usage_error_that_says_what_does(String typed, String told) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(Podfall.commandLine().execute(typed.split(" "))).isEqualTo(ExitCode.USAGE.number());
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(told);
    }
}
