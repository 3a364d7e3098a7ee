package dev.podfall.grader.report.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A form in which a report leaves Podfall. All but PDF are UTF-8. */
public enum ReportForm {
    /** The report's record as it is. */
    json("JSON", "application/json", "json", texts(JsonForm::of)),
    /** A line for each criterion, question and guard (RFC 4180), safe to open in a spreadsheet. */
    csv("CSV", "text/csv; header=present", "csv", texts(CsvForm::of)),
    /** JUnit XML: a test case for each criterion, question and guard. */
    junit("JUnit XML", "application/xml", "xml", texts(JUnitForm::of)),
    /** One xAPI statement (1.0.3) with a verb of ADL. */
    xapi("xAPI", "application/json", "xapi.json", texts(XapiForm::of)),
    /** One page that needs nothing else and prints well. */
    html("a page to print", "text/html", "html", texts(HtmlForm::of)),
    /** A4 pages. */
    pdf("PDF", "application/pdf", "pdf", PdfForm::of);

    private final String label;
    private final String mediaType;
    private final String ending;
    private final Function<Reported, byte[]> renderer;

    ReportForm(String label, String mediaType, String ending, Function<Reported, byte[]> renderer) {
        this.label = label;
        this.mediaType = mediaType;
        this.ending = ending;
        this.renderer = renderer;
    }

    private static Function<Reported, byte[]> texts(Function<Reported, String> text) {
        return reported -> text.apply(reported).getBytes(StandardCharsets.UTF_8);
    }

    /** The form of that name, in any case of letters; empty for none. */
    public static Optional<ReportForm> named(String name) {
        return Arrays.stream(values())
                .filter(f -> f.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** With its charset, if it is text. */
    public String mediaType() {
        return this == pdf ? mediaType : mediaType + "; charset=utf-8";
    }

    /** What a file of that attempt's report is called. */
    public String fileName(String attempt) {
        return attempt + "-report." + ending;
    }

    /** The whole file. */
    public byte[] render(Reported reported) {
        return renderer.apply(reported);
    }
}
