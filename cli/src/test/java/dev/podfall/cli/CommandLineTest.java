package dev.podfall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labs",
                "start",
                "status",
                "hint",
                "check",
                "submit",
                "report",
                "reset",
                "stop",
                "shell",
                "cluster",
                "author",
                "serve",
                "images",
                "doctor",
                "completion"
            })
    void every_verb_explains_itself_with_examples(String verb) {
        StringWriter out = new StringWriter();
        CommandLine line = Podfall.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute(verb, "--help")).isZero();
        assertThat(out.toString()).contains("Examples:").contains("podfall " + verb);
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

    @Test
    void a_kubeconfig_of_somebody_else_is_never_written_over(@TempDir Path folder) throws IOException {
        Path theirs = Files.writeString(folder.resolve("config"), "apiVersion: v1\nkind: Config\n");
        assertThatThrownBy(() -> new KubeconfigFile(theirs).refuseForeign())
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("stays as it is");
        assertThat(theirs).hasContent("apiVersion: v1\nkind: Config\n");
    }

    @Test
    void our_own_kubeconfig_may_be_written_again(@TempDir Path folder) throws IOException {
        Path ours = Files.writeString(folder.resolve("config"), "clusters:\n- name: \"podfall-demo\"\n");
        Path next = Files.writeString(folder.resolve("next"), "clusters:\n- name: \"podfall-next\"\n");
        KubeconfigFile file = new KubeconfigFile(ours);
        file.refuseForeign();
        file.copyFrom(next);
        assertThat(ours).content().contains("podfall-next");
    }

    @Test
    void a_report_shows_points_verdicts_and_where_to_look() throws IOException {
        String text = printed("""
                {"lab": "l", "score": 34.5, "passed": false, "passMark": 66, "final": true, "criteria": [
                  {"id": "a", "title": "Runs", "weight": 20, "earned": 20, "verdict": "met"},
                  {"id": "b", "title": "Answers", "weight": 30, "earned": 14.5, "verdict": "partly", "expected": "200",
                   "actual": "503", "why": "nobody is ready", "see": "kubectl get pods"}],
                 "guards": [{"id": "g", "title": "Probe kept", "weight": 40, "earned": 0, "verdict": "unmet"}]}
                """);
        assertThat(text)
                .contains("34.5 of 100, not passed")
                .contains("20/20  Runs")
                .contains("14.5/30")
                .contains("see       kubectl get pods")
                .contains("-40 Probe kept");
    }

    @Test
    void a_check_on_the_way_is_neither_passed_nor_failed() throws IOException {
        assertThat(printed("{'lab': 'l', 'score': 100, 'passed': false, 'passMark': 66, 'final': false}"
                        .replace('\'', '"')))
                .contains("l: 100 of 100 so far (pass mark 66)")
                .doesNotContain("passed");
    }

    @Test
    void a_cluster_that_cannot_be_seen_costs_no_mark() throws IOException {
        assertThat(printed("{'lab': 'l', 'criteria': [{'actual': 'could not be looked at: the cluster is gone'}]}"
                        .replace('\'', '"')))
                .contains("unverifiable")
                .contains("the cluster is gone")
                .contains("podfall reset");
    }

    @Test
    void tables_are_aligned_as_kubectls_are() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Console(stream, stream, false, false).table(List.of("NAME", "AGE"), List.of(List.of("a-long-name", "1m")));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("NAME          AGE", "a-long-name   1m");
    }

    private static String printed(String report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new ReportText(new Console(stream, stream, false, false)).print(JSON.readTree(report));
        return out.toString(StandardCharsets.UTF_8);
    }
}
