package dev.podfall.grader.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Report.Revision;
import dev.podfall.grader.report.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant STARTED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-03-02T09:12:30Z");
    /** What somebody may have written into a cluster. */
    private static final String HOSTILE =
            "</td><script>alert(1)</script> \"a\", 'b' & ]]> \u0000\u001b[31m\u202e\ud800 line one\nline two";

    private static Line line(String id, String kind, Verdict verdict, double earned, String actual) {
        return new Line(
                id,
                "Title of " + id,
                kind,
                20,
                earned,
                verdict,
                actual,
                "as meant",
                "because",
                "kubectl get pods",
                null);
    }

    private static Report report(boolean isFinal, Integer score, Boolean passed, String actual) {
        return new Report(
                "image-backoff-1",
                "image-backoff",
                score,
                passed,
                66,
                "practice",
                isFinal,
                ENDED,
                null,
                0,
                List.of(
                        line("version", "resource", Verdict.met, 20, "v3"),
                        line("answers", "responds", Verdict.unmet, 0, actual),
                        line("half", "rollout", Verdict.partly, 7.5, actual),
                        line("unseen", "logs", Verdict.unverifiable, 0, actual),
                        line("cause", "diagnosis", Verdict.unmet, 0, actual)),
                List.of(line("kept", "unchanged", Verdict.unmet, -10, actual)),
                "# What it was\n<img src=x onerror=alert(1)> ![p](http://x/y.png) [l](javascript:alert(1))",
                null,
                List.of(),
                null);
    }

    private static Reported reported(Report report) {
        return new Reported(report, "Pods do not start", "ada", STARTED, ENDED);
    }

    private static String text(ReportForm form, Report report) {
        byte[] file = form.render(reported(report));
        return form == ReportForm.pdf ? PdfFormTest.printed(file) : new String(file, StandardCharsets.UTF_8);
    }

    private static Document xml(Report report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ReportForm.junit.render(reported(report))));
    }

    /** RFC 4180, written down as its grammar says. */
    private static List<List<String>> csv(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            at += quoted ? 1 : 0;
            while (quoted || ",\r".indexOf(text.charAt(at)) < 0) {
                if (quoted && text.startsWith("\"\"", at)) {
                    at++;
                } else if (quoted && text.charAt(at) == '"') {
                    at++;
                    break;
                }
                cell.append(text.charAt(at++));
            }
            cells.add(cell.toString());
            if (text.startsWith("\r\n", at)) {
                lines.add(cells);
                cells = new ArrayList<>();
                at += 2;
            } else {
                assertThat(text.charAt(at++)).isEqualTo(',');
            }
        }
        assertThat(cells).as("the last line ends, too").isEmpty();
        return lines;
    }

    @ParameterizedTest
    @EnumSource(ReportForm.class)
    void every_form_is_found_by_its_name_and_keeps_what_steers_a_terminal_out(ReportForm form) {
        assertThat(ReportForm.named(form.name().toUpperCase(java.util.Locale.ROOT)))
                .contains(form);
        assertThat(form.fileName("a-1")).startsWith("a-1-report.");
        assertThat(text(form, report(true, 27, false, HOSTILE)))
                .endsWith("\n")
                .contains("image-backoff")
                .doesNotContain("\u0000", "\u001b");
    }

    @Test
    void csv_has_a_line_for_each_criterion_question_and_guard_and_is_read_back_whole() {
        List<List<String>> lines = csv(text(ReportForm.csv, report(true, 27, false, "say \"no\", twice\nor so")));
        assertThat(lines).hasSize(7).allSatisfy(l -> assertThat(l).hasSameSizeAs(lines.get(0)));
        int part = lines.get(0).indexOf("part");
        assertThat(lines)
                .extracting(l -> l.get(part))
                .containsExactly("part", "criterion", "criterion", "criterion", "criterion", "question", "guard");
        assertThat(lines.get(2)).contains("say \"no\", twice\nor so", "answers", "unmet", "27", "false");
        assertThat(lines.get(3)).contains("7.5");
        assertThat(lines.get(6)).as("a number stays one").contains("-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-2+3",
                "@SUM(A1)",
                "  =1+1",
                "\t=1",
                "\n=1",
                "\u00a0=1",
                "＝1",
                "\u001b=1"
            })
    void csv_holds_no_formula(String actual) {
        List<List<String>> lines = csv(text(ReportForm.csv, report(true, 27, false, actual)));
        assertThat(lines.get(2).get(lines.get(0).indexOf("actual"))).startsWith("'");
    }

    @Test
    void junit_is_well_formed_and_says_of_each_failure_what_was_seen_and_meant() throws Exception {
        Document xml = xml(report(true, 27, false, HOSTILE));
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getParentNode().getNodeName()).isEqualTo("testsuites");
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("4");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("750.000");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-03-02T09:12:30");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(6);
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("<script>alert(1)</script>");
        assertThat(failure.getTextContent())
                .contains("expected: as meant", "actual: </td><script>", "why: because", "earned: 0 of 20");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("answers: Title of answers");
        assertThat(xml.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void junit_of_a_report_that_shows_nothing_has_no_test() throws Exception {
        Report hidden = new Report(
                "a-1",
                "a",
                null,
                null,
                66,
                "exam",
                true,
                ENDED,
                "Not shown.",
                0,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
        assertThat(xml(hidden).getElementsByTagName("testcase").getLength()).isZero();
        assertThat(xml(hidden).getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("Not shown.");
        assertThat(text(ReportForm.html, hidden)).contains("No mark", "Not shown.");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 80, true, passed, true",
        "true, 27, false, failed, false",
        "true,,, completed,",
        "false, 27, false, progressed,"
    })
    void xapi_has_the_fields_a_record_store_asks_for(
            boolean isFinal, Integer score, Boolean passed, String verb, Boolean success) throws IOException {
        Report report = report(isFinal, score, passed, "x");
        JsonNode statement = JSON.readTree(ReportForm.xapi.render(reported(report)));
        assertThat(UUID.fromString(statement.path("id").asText()).version()).isEqualTo(3);
        assertThat(statement.at("/actor/account/name").asText()).isEqualTo("ada");
        assertThat(statement.at("/actor/account/homePage").asText()).startsWith("https://");
        assertThat(statement.at("/verb/id").asText()).isEqualTo("http://adlnet.gov/expapi/verbs/" + verb);
        assertThat(statement.at("/object/id").asText()).isEqualTo("https://podfall.dev/labs/image-backoff");
        assertThat(statement.at("/object/definition/name/en").asText()).isEqualTo("Pods do not start");
        assertThat(statement.at("/result/duration").asText()).isEqualTo("PT12M30S");
        assertThat(statement.at("/result/completion").asBoolean()).isEqualTo(isFinal);
        assertThat(statement.at("/result/success").isMissingNode()).isEqualTo(success == null);
        assertThat(Instant.parse(statement.path("timestamp").asText())).isEqualTo(ENDED);
        if (score == null) {
            assertThat(statement.at("/result/score").isMissingNode()).isTrue();
        } else {
            assertThat(statement.at("/result/score/scaled").asDouble()).isEqualTo(score / 100.0);
            assertThat(statement.at("/result/success").asBoolean()).isEqualTo(Boolean.TRUE.equals(success));
        }
        assertThat(ReportForm.xapi.render(reported(report)))
                .as("the same report is the same statement")
                .isEqualTo(ReportForm.xapi.render(reported(report)));
    }

    @Test
    void the_page_holds_hostile_text_as_text_and_loads_and_runs_nothing() {
        Report report = report(true, 27, false, HOSTILE);
        String page = new String(
                ReportForm.html.render(new Reported(report, "<b>Title</b>", "\"><script>x", STARTED, ENDED)),
                StandardCharsets.UTF_8);
        assertThat(page)
                .contains(
                        "&lt;/td&gt;&lt;script&gt;alert(1)", "&lt;b&gt;Title", "27 of 100, not passed", "@media print")
                .contains("default-src 'none'", "12 min", "What must not have changed", "-10")
                .doesNotContain("<script", "<img", "javascript:", "\u202e", "src=\"", "<b>");
    }

    @Test
    void every_form_tells_of_an_override_why_and_what_the_first_mark_was() throws Exception {
        Report report = report(true, 47, false, "x")
                .revised(List.of(
                        new Revision(STARTED, Revision.Cause.graded, 27, false, null, null, null),
                        new Revision(
                                ENDED, Revision.Cause.overridden, 47, false, "answers", 20.0, "=a <b>right</b> way")));
        for (ReportForm form : ReportForm.values()) {
            assertThat(text(form, report)).as(form.name()).contains("right");
            if (form != ReportForm.csv) {
                assertThat(text(form, report)).as(form.name()).contains("27");
            }
        }
        List<List<String>> lines = csv(text(ReportForm.csv, report));
        int override = lines.get(0).indexOf("override");
        assertThat(lines.get(2).get(override)).isEqualTo("'=a <b>right</b> way");
        assertThat(lines.get(1).get(override)).isEmpty();
        assertThat(text(ReportForm.html, report)).contains("answers set to 20: =a &lt;b&gt;right");
        assertThat(xml(report).getElementsByTagName("system-out").item(0).getTextContent())
                .contains("27 of 100, graded", "47 of 100, overridden, answers set to 20");
        assertThat(JSON.readTree(ReportForm.json.render(reported(report))).path("revisions"))
                .hasSize(2);
    }

    @Test
    void json_is_the_report_itself() throws IOException {
        JsonNode json = JSON.readTree(ReportForm.json.render(reported(report(true, 27, false, HOSTILE))));
        assertThat(json.path("gradedAt").asText()).isEqualTo(ENDED.toString());
        assertThat(json.path("final").asBoolean()).isTrue();
        assertThat(json.path("criteria")).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(ReportForm.class)
    void every_form_says_what_holds_a_mark_down(ReportForm form) {
        Report full = report(true, 65, false, "x");
        Line ruinous =
                new Line("kept", "Users are kept", "warmsUp", 15, -15, Verdict.unmet, "", "", "", "", "catastrophic");
        assertThat(text(form, full)).doesNotContain("held below");
        assertThat(text(form, full.marked(65, false, full.criteria(), List.of(ruinous), Report.Cap.catastrophe)))
                .contains(
                        "The mark is held below the pass mark of 66: ", "Users are kept", " is not so, and that rules");
        assertThat(text(form, full.marked(65, false, full.criteria(), List.of(), Report.Cap.unseen)))
                .contains("less than half of the repair could be looked at");
    }
}
