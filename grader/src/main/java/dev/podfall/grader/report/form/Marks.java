package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Revision;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** How a mark came about, in words: each mark that was given, the first one first. */
final class Marks {
    private Marks() {}

    /** Empty as long as nothing changed the first mark. */
    static List<String> of(Report report) {
        return report.revisions().stream().map(Marks::of).toList();
    }

    private static String of(Revision revision) {
        return revision.at().truncatedTo(ChronoUnit.SECONDS) + ": "
                + (revision.score() == null ? "no mark" : revision.score() + " of 100") + ", "
                + PlainWords.of(revision.words());
    }

    /** Why a line has other points than the rubric gives; empty for one that has not. */
    static String reason(Report report, Report.Line line) {
        return report.revisions().stream()
                .filter(r -> Objects.equals(r.criterion(), line.id()))
                .reduce((first, second) -> second)
                .map(Revision::reason)
                .orElse("");
    }
}
