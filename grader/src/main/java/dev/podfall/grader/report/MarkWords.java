package dev.podfall.grader.report;

import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Report.Revision;
import dev.podfall.scenario.rubric.GuardSpec.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What made a mark what it is, in words: said here alone. */
final class MarkWords {
    private MarkWords() {}

    /** What gave a mark. */
    static String cause(Revision revision) {
        return switch (revision.cause()) {
            case graded -> "graded";
            case regraded -> "judged again by the rubric of that day";
            case overridden ->
                "overridden"
                        + (revision.criterion() == null
                                ? ""
                                : ", " + revision.criterion() + " set to " + number(revision.points()))
                        + ": " + revision.reason();
        };
    }

    /** What holds a score down; names no more than the report shows. */
    static String capped(Report report) {
        String held = "The mark is held below the pass mark of " + report.passMark() + ": ";
        return switch (report.cap()) {
            case unseen ->
                held + "less than half of the repair could be looked at, and what is beside it does not stand for it.";
            case catastrophe -> held + ruinous(report) + " rules passing out, whatever else was earned.";
        };
    }

    private static String ruinous(Report report) {
        List<String> titles = Stream.concat(
                        report.criteria().stream().filter(l -> l.verdict() != Verdict.met),
                        report.guards().stream().filter(l -> l.earned() < 0))
                .filter(l -> Severity.catastrophic.name().equals(l.severity()))
                .map(MarkWords::title)
                .map(title -> '"' + title + '"')
                .toList();
        return titles.isEmpty()
                ? "something that was seen"
                : String.join(" and ", titles)
                        + (titles.size() == 1 ? " is not so, and that" : " are not so, and that");
    }

    private static String title(Line line) {
        return line.title() == null ? line.id() : line.title();
    }

    /** {@code 12} or {@code 12.5}, with a point in every country. */
    private static String number(double number) {
        return number == Math.rint(number)
                ? String.valueOf((long) number)
                : String.format(Locale.ROOT, "%.2f", number).replaceFirst("0$", "");
    }
}
