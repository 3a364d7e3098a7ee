package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Habit;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One page with its style in it. It runs nothing and loads nothing, whatever its texts say; it is made to be printed. */
final class HtmlForm {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long MINUTE = 60;
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; }
            h1, h2, h3 { line-height: 1.2; }
            .mark { font-size: 1.5rem; font-weight: 700; }
            .muted { color: #57606a; }
            table { width: 100%%; border-collapse: collapse; margin: 1rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #d0d7de; }
            td { overflow-wrap: anywhere; }
            td.points { white-space: nowrap; }
            dl { margin: .3rem 0 0; }
            dt { float: left; clear: left; width: 5rem; color: #57606a; }
            dd { margin: 0 0 0 5rem; white-space: pre-line; }
            code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
            pre { background: #f6f8fa; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
            @page { margin: 2cm; }
            @media print {
              body { max-width: none; margin: 0; padding: 0; font-size: 10pt; color: #000; }
              tr, pre, .mark { break-inside: avoid; }
              thead { display: table-header-group; }
              h1, h2, h3 { break-after: avoid; }
              a { color: inherit; text-decoration: none; }
            }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder page = new StringBuilder();
    private final Reported reported;

    private HtmlForm(Reported reported) {
        this.reported = reported;
    }

    static String of(Reported reported) {
        return new HtmlForm(reported).write();
    }

    private String write() {
        Report report = reported.report();
        page.append(HEAD.formatted(MarkupText.of(reported.title() + ": report")));
        element("h1", reported.title());
        element("p class=\"mark\"", mark(report));
        element("p class=\"muted\"", facts(report));
        if (report.problem() != null) {
            element("p", report.problem());
        }
        if (report.capped() != null) {
            element("p", report.capped());
        }
        if (report.hintCost() > 0) {
            element("p", "Help cost " + report.hintCost() + " points.");
        }
        marks(report);
        List<Parts.Part> parts = Parts.of(report);
        table("Criteria", parts.stream().filter(p -> !p.isGuard()).toList());
        table(
                "What must not have changed",
                parts.stream().filter(Parts.Part::isGuard).toList());
        habits(report.process());
        if (report.explanation() != null) {
            page.append("<section>\n")
                    .append(MarkupText.ofMarkdown(report.explanation()))
                    .append("</section>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private void marks(Report report) {
        if (!report.revisions().isEmpty()) {
            element("h2", "How the mark came about");
            page.append("<ol>\n");
            Marks.of(report).forEach(m -> element("li", m));
            page.append("</ol>\n");
        }
    }

    private String mark(Report report) {
        return report.score() == null
                ? "No mark"
                : report.score() + " of 100, " + reported.outcome() + " (pass mark " + report.passMark() + ")";
    }

    private String facts(Report report) {
        long minutes = reported.taken().toSeconds() / MINUTE;
        return "Attempt " + report.attempt() + " at " + report.lab() + " by " + reported.candidate() + " · "
                + report.mode() + " · " + minutes + " min · judged " + WHEN.format(report.gradedAt());
    }

    private void table(String title, List<Parts.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        element("h2", title);
        page.append("<table>\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Verdict</th>"
                + "<th scope=\"col\">Points</th></tr></thead>\n<tbody>\n");
        for (Parts.Part part : parts) {
            row(part);
        }
        page.append("</tbody>\n</table>\n");
    }

    private void habits(List<Habit> habits) {
        if (habits.isEmpty()) {
            return;
        }
        element("h2", "How it was gone about");
        page.append(
                "<table>\n<thead><tr><th scope=\"col\">Habit</th><th scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n");
        for (Habit habit : habits) {
            page.append("<tr><td>").append(MarkupText.of(habit.title()));
            element("p class=\"muted\"", habit.what());
            habit.lines().forEach(line -> element("pre", WHEN.format(line.at()) + "  " + line.request()));
            page.append("</td>");
            element("td", habit.verdict().name());
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private void row(Parts.Part part) {
        Report.Line line = part.line();
        page.append("<tr><td>").append(MarkupText.of(part.title()));
        if (line.verdict() != Verdict.met) {
            page.append("<dl>");
            detail("expected", line.expected());
            detail("actual", line.actual());
            detail("why", line.why());
            detail("see", line.see());
            page.append("</dl>");
        }
        page.append("</td>");
        String severity = line.severity() == null ? "" : ", " + line.severity();
        element("td", line.verdict().name() + severity);
        element("td class=\"points\"", points(part));
        page.append("</tr>\n");
    }

    private static String points(Parts.Part part) {
        String earned = PlainWords.of(part.line().earned());
        return part.isGuard() ? earned : earned + " of " + part.line().weight();
    }

    private void detail(String name, String words) {
        if (words != null && !words.isBlank()) {
            page.append("<dt>").append(name).append("</dt>");
            element("dd", words.strip());
        }
    }

    /** @param opening the element's name, and attributes that are ours */
    private void element(String opening, String words) {
        String name = opening.split(" ")[0];
        page.append('<').append(opening).append('>').append(MarkupText.of(words));
        page.append("</").append(name).append(">\n");
    }
}
