package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * RFC 4180: lines end with CR LF, every cell is quoted. A text that a spreadsheet would take for a formula begins with an apostrophe,
 * as OWASP advises; numbers are ours and stay numbers.
 */
final class CsvForm {
    private static final String HEAD =
            "attempt,lab,mode,final,gradedAt,score,passed,part,id,title,kind,weight,earned,verdict,severity,expected,actual,why,see,override,capped";
    /** Also as the wide letters of East Asian keyboards, and behind blanks. */
    private static final String FORMULA = "(?s)[\\s\\h]*[=+\\-@＝＋－＠].*|(?s)[\\t\\r\\n].*";

    private CsvForm() {}

    static String of(Reported reported) {
        Report report = reported.report();
        return Stream.concat(
                        Stream.of(HEAD),
                        Parts.of(report).stream()
                                .map(p -> Stream.concat(head(report).stream(), cells(report, p).stream())
                                        .collect(Collectors.joining(","))))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    private static List<String> head(Report report) {
        return List.of(
                text(report.attempt()),
                text(report.lab()),
                text(report.mode()),
                quoted(String.valueOf(report.isFinal())),
                quoted(report.gradedAt().toString()),
                quoted(report.score() == null ? "" : report.score().toString()),
                quoted(report.passed() == null ? "" : report.passed().toString()));
    }

    private static List<String> cells(Report report, Parts.Part part) {
        Report.Line line = part.line();
        return List.of(
                quoted(part.name()),
                text(line.id()),
                text(line.title()),
                text(line.kind()),
                quoted(String.valueOf(line.weight())),
                quoted(PlainWords.of(line.earned())),
                quoted(line.verdict().name()),
                text(line.severity()),
                text(line.expected()),
                text(line.actual()),
                text(line.why()),
                text(line.see()),
                text(Marks.reason(report, line)),
                text(report.capped()));
    }

    private static String text(String words) {
        String plain = PlainWords.of(words);
        return quoted(plain.matches(FORMULA) ? "'" + plain : plain);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
