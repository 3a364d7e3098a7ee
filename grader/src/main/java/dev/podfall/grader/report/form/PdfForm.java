package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Habit;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.report.form.PdfPages.Style;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report on A4 pages. */
final class PdfForm {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long MINUTE = 60;

    private PdfForm() {}

    static byte[] of(Reported reported) {
        Report report = reported.report();
        PdfPages pages = new PdfPages(reported.title() + ": report");
        pages.text(Style.TITLE, reported.title()).gap(6);
        pages.text(
                Style.HEADING,
                report.score() == null
                        ? "No mark"
                        : report.score() + " of 100, " + reported.outcome() + " (pass mark " + report.passMark() + ")");
        pages.text(
                Style.DETAIL,
                "Attempt " + report.attempt() + " at " + report.lab() + " by " + reported.candidate() + " · "
                        + report.mode() + " · " + reported.taken().toSeconds() / MINUTE + " min · judged "
                        + WHEN.format(report.gradedAt()));
        if (report.problem() != null) {
            pages.text(Style.PLAIN, report.problem());
        }
        if (report.capped() != null) {
            pages.text(Style.PLAIN, report.capped());
        }
        if (report.hintCost() > 0) {
            pages.text(Style.PLAIN, "Help cost " + report.hintCost() + " points.");
        }
        Marks.of(report).forEach(mark -> pages.text(Style.DETAIL, mark));
        List<Parts.Part> parts = Parts.of(report);
        section(pages, "Criteria", parts.stream().filter(p -> !p.isGuard()).toList());
        section(
                pages,
                "What must not have changed",
                parts.stream().filter(Parts.Part::isGuard).toList());
        habits(pages, report.process());
        if (report.explanation() != null) {
            pages.gap(10);
            PdfMarkdown.print(report.explanation(), pages);
        }
        return pages.bytes();
    }

    private static void section(PdfPages pages, String title, List<Parts.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        pages.gap(12).text(Style.HEADING, title);
        for (Parts.Part part : parts) {
            Report.Line line = part.line();
            String earned = PlainWords.of(line.earned());
            String points = part.isGuard() ? earned : earned + " of " + line.weight();
            pages.gap(4).text(Style.STRONG, part.title() + ": " + line.verdict() + ", " + points);
            if (line.verdict() != Verdict.met) {
                detail(pages, "expected", line.expected());
                detail(pages, "actual", line.actual());
                detail(pages, "why", line.why());
                detail(pages, "see", line.see());
            }
        }
    }

    private static void habits(PdfPages pages, List<Habit> habits) {
        if (habits.isEmpty()) {
            return;
        }
        pages.gap(12).text(Style.HEADING, "How it was gone about");
        for (Habit habit : habits) {
            pages.gap(4).text(Style.STRONG, habit.title() + ": " + habit.verdict());
            pages.text(Style.DETAIL, habit.what());
            habit.lines().forEach(line -> pages.text(Style.DETAIL, WHEN.format(line.at()) + "  " + line.request()));
        }
    }

    private static void detail(PdfPages pages, String name, String words) {
        if (words != null && !words.isBlank()) {
            pages.text(Style.DETAIL, name + ": " + words.strip());
        }
    }
}
