package dev.podfall.grader.report.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A form in which a report leaves Podfall. All are UTF-8. */
public enum ReportForm {
    /** The report's record as it is. */
    json("JSON", "application/json", "json", JsonForm::of),
    /** A line for each criterion, question and guard (RFC 4180), safe to open in a spreadsheet. */
    csv("CSV", "text/csv; header=present", "csv", CsvForm::of),
    /** JUnit XML: a test case for each criterion, question and guard. */
    junit("JUnit XML", "application/xml", "xml", JUnitForm::of),
    /** One xAPI statement (1.0.3) with a verb of ADL. */
    xapi("xAPI", "application/json", "xapi.json", XapiForm::of),
    /** One page that needs nothing else and prints well. */
    html("a page to print", "text/html", "html", HtmlForm::of);

    private final String label;
    private final String mediaType;
    private final String ending;
    private final Function<Reported, String> renderer;

    ReportForm(String label, String mediaType, String ending, Function<Reported, String> renderer) {
        this.label = label;
        this.mediaType = mediaType;
        this.ending = ending;
        this.renderer = renderer;
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

    /** With its charset. */
    public String mediaType() {
        return mediaType + "; charset=utf-8";
    }

    /** What a file of that attempt's report is called. */
    public String fileName(String attempt) {
        return attempt + "-report." + ending;
    }

    /** The whole file. */
    public byte[] render(Reported reported) {
        return renderer.apply(reported).getBytes(StandardCharsets.UTF_8);
    }
}
