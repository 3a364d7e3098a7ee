package dev.podfall.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_report_shows_points_verdicts_and_where_to_look() throws IOException {
        String text = printed("""
                {"lab": "l", "score": 34.5, "passed": false, "passMark": 66, "final": true, "criteria": [
                  {"id": "a", "title": "Runs", "weight": 20, "earned": 20, "verdict": "met"},
                  {"id": "b", "title": "Answers", "weight": 30, "earned": 14.5, "verdict": "partly", "expected": "200",
                   "actual": "503", "why": "nobody is ready", "see": "kubectl get pods"}],
                 "guards": [{"id": "g", "title": "Probe kept", "weight": 40, "earned": -40, "verdict": "unmet"},
                   {"id": "h", "title": "Image kept", "weight": 15, "earned": -5, "verdict": "partly"}]}
                """);
        assertThat(text)
                .contains("34.5 of 100, not passed")
                .contains("20/20  Runs")
                .contains("14.5/30")
                .contains("see       kubectl get pods")
                .contains("-40 Probe kept", "-5 Image kept")
                .doesNotContain("-15");
    }

    @Test
    void a_check_on_the_way_is_neither_passed_nor_failed() throws IOException {
        assertThat(printed("{'lab': 'l', 'score': 100, 'passed': false, 'passMark': 66, 'final': false}"
                        .replace('\'', '"')))
                .contains("l: 100 of 100 so far (pass mark 66)")
                .doesNotContain("passed");
    }

    @Test
    void a_check_says_how_much_can_be_looked_at_before_the_diagnosis() throws IOException {
        assertThat(printed("""
                {"lab": "l", "score": 100, "passMark": 66, "final": false, "criteria": [
                  {"id": "a", "title": "Runs", "weight": 30, "earned": 30, "verdict": "met"},
                  {"id": "b", "title": "Answers", "weight": 40, "earned": 40, "verdict": "met"}]}
                """))
                .contains("l: 70 of the 70 points that can be judged now; 30 are for the diagnosis (pass mark 66)")
                .doesNotContain("100 of 100");
    }

    @Test
    void what_is_tried_at_the_end_counts_neither_way_before() throws IOException {
        assertThat(printed("""
                {"lab": "l", "score": 75, "passMark": 66, "final": false, "criteria": [
                  {"id": "a", "title": "Runs", "weight": 68, "earned": 51, "verdict": "partly"},
                  {"id": "b", "title": "Lasts", "weight": 32, "earned": 0, "verdict": "unverifiable"}]}
                """))
                .contains("l: 51 of the 68 points that can be judged now; 32 cannot be judged yet (pass mark 66)");
    }

    @Test
    void a_report_does_not_send_its_reader_to_itself() throws IOException {
        assertThat(printed("""
                {"lab": "l", "score": 70, "passMark": 66, "final": true, "passed": true, "criteria": [
                  {"id": "d", "title": "Why?", "weight": 30, "earned": 0, "verdict": "unmet", "see": "podfall report"}]}
                """)).doesNotContain("podfall report");
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
    void an_exam_whose_cluster_is_gone_says_why_it_earns_nothing() throws IOException {
        assertThat(printed("""
                {"lab": "l", "score": 0, "passMark": 66, "final": true, "passed": false,
                 "problem": "Nothing of the repair could be looked at: the cluster is gone.", "criteria": []}
                """))
                .contains("0 of 100, not passed", "Nothing of the repair could be looked at: the cluster is gone.");
    }

    private static String printed(String report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new ReportText(new Console(stream, stream, false, false)).print(JSON.readTree(report));
        return out.toString(StandardCharsets.UTF_8);
    }
}
