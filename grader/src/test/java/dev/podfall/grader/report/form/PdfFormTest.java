package dev.podfall.grader.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.report.Habit;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFormTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private static Reported reported(String actual) {
        return reported(actual, "# What it was");
    }

    private static Reported reported(String actual, String explanation) {
        Line line =
                new Line("one", "One", "resource", 20, 0, Verdict.unmet, actual, "as meant", "because", "see", null);
        Habit habit = new Habit(
                "looked-first",
                "Looked first",
                Verdict.unmet,
                "The first request was a change.",
                List.of(new Habit.Line(AT, "patch deployments.apps shop/web")));
        Report report = new Report(
                        "a-1",
                        "a",
                        27,
                        false,
                        66,
                        "practice",
                        true,
                        AT,
                        null,
                        0,
                        List.of(line),
                        List.of(),
                        explanation,
                        null,
                        List.of(),
                        null)
                .with(List.of(habit), List.of());
        return new Reported(report, "Pods do not start", "ada", AT, AT);
    }

    static String printed(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void all_that_can_be_printed_is_and_pages_are_broken() throws IOException {
        Reported large =
                reported("\u0000\u001b[31m\u202e\ud800 ✓ ελληνικά 漢字 " + "x".repeat(3_000) + "\nmore".repeat(200));
        byte[] pdf = ReportForm.pdf.render(large);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Pods do not start: report");
        }
        assertThat(printed(pdf))
                .contains("27 of 100, not passed", "ελληνικά", "??")
                .contains("Looked first: unmet", "patch deployments.apps shop/web");
        assertThat(ReportForm.pdf.mediaType()).isEqualTo("application/pdf");
        assertThat(new String(ReportForm.html.render(large), StandardCharsets.UTF_8))
                .contains("How it was gone about", "patch deployments.apps shop/web");
    }

    @Test
    void an_explanation_is_set_without_its_marks() {
        String explanation = """
                # What was wrong

                The **image** of `web` was
                not *there*, see [the guide](https://example.org/a).

                - first
                  - inner
                - second

                3. third

                ```yaml
                spec:
                  replicas: 2
                ```

                | a | b |
                |---|---|
                | x | y |

                > quoted <b>as it is</b>
                """;
        String printed = printed(ReportForm.pdf.render(reported("", explanation)));
        assertThat(printed.replace('\u00a0', ' ').lines().map(String::strip))
                .containsSequence(
                        "What was wrong",
                        "The image of web was not there, see the guide (https://example.org/a).",
                        "• first",
                        "• inner",
                        "• second",
                        "3. third",
                        "spec:",
                        "replicas: 2",
                        "a · b",
                        "x · y",
                        "quoted <b>as it is</b>");
    }

    @Test
    void a_certificate_is_one_page() throws IOException {
        byte[] pdf = CertificatePdf.of("Serving, the basics", List.of("Candidate: ada"), "serving-1-AB", "http://x/y");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(printed(pdf)).contains("Serving, the basics", "serving-1-AB", "ada");
    }
}
