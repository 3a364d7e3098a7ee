package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An exam's report as a person reads it. */
final class ExamReportText {
    private static final double MINUTE = 60.0;

    private final Console console;

    ExamReportText(Console console) {
        this.console = console;
    }

    void print(JsonNode report) {
        if (report.path("shown").asText().equals("none")) {
            console.line(console.bold(report.path("exam").asText())
                    + ": handed in. What came out of this exam is not shown.");
            return;
        }
        head(report);
        console.line("");
        sections(report);
        console.line("");
        tasks(report);
        report.path("tasks").forEach(this::details);
        practise(report);
    }

    private void head(JsonNode report) {
        boolean passed = report.path("passed").asBoolean();
        String result = report.path("score").asText() + " of 100, " + (passed ? "passed" : "not passed");
        console.line(console.bold(report.path("exam").asText()) + ": "
                + (passed ? console.good(result) : console.bad(result))
                + console.faint(" (pass mark " + report.path("passMark").asText() + ")"));
        String how = report.path("ending").asText().equals("expired")
                ? "  The time was over, and it was handed in as it stood."
                : "  Took " + minutes(report.path("takenSeconds")) + " of " + minutes(report.path("totalSeconds"))
                        + " minutes.";
        console.line(how);
        if (report.path("extraTime").asInt() > 0) {
            console.line("  With " + report.path("extraTime").asInt() + " % extra time.");
        }
        if (report.path("creditedSeconds").asLong() > 0) {
            console.line("  " + minutes(report.path("creditedSeconds"))
                    + " minutes were given back, in which there was no server or no connection to it.");
        }
    }

    private void sections(JsonNode report) {
        List<List<String>> rows = new ArrayList<>();
        report.path("sections")
                .forEach(s -> rows.add(List.of(
                        s.path("title").asText(),
                        s.path("score").asText() + " %",
                        number(s.path("earned")) + " of " + s.path("weight").asText())));
        console.table(List.of("DOMAIN, WEAKEST FIRST", "SCORE", "POINTS"), rows);
    }

    private void tasks(JsonNode report) {
        List<List<String>> rows = new ArrayList<>();
        report.path("tasks")
                .forEach(t -> rows.add(List.of(
                        t.path("number").asText(),
                        t.path("outcome").asText(),
                        number(t.path("earned")) + " of " + t.path("weight").asText(),
                        minutes(t.path("spentSeconds")) + " of " + minutes(t.path("budgetSeconds")),
                        t.path("title").asText())));
        console.table(List.of("TASK", "RESULT", "POINTS", "MINUTES", "TITLE"), rows);
    }

    private void details(JsonNode task) {
        boolean lost = task.path("score").asInt() < 100;
        if (!lost || !task.has("criteria") && !task.has("explanation")) {
            return;
        }
        console.line("");
        console.line(console.bold("Task " + task.path("number").asText() + ", "
                + task.path("title").asText()));
        if (task.hasNonNull("problem")) {
            console.line("  " + task.path("problem").asText());
        }
        task.path("criteria").forEach(this::criterion);
        task.path("guards").forEach(guard -> {
            if (guard.path("earned").asDouble() < 0) {
                criterion(guard);
            }
        });
        if (task.hasNonNull("prompt")) {
            console.line(new MarkdownText(console).of(task.path("prompt").asText()));
        }
        if (task.at("/mark/right").isTextual()) {
            console.line("  Right: " + task.at("/mark/right").asText());
        }
        if (task.hasNonNull("explanation")) {
            console.line("");
            console.line(new MarkdownText(console).of(task.path("explanation").asText()));
        }
        if (!task.path("solution").isEmpty()) {
            console.line("  One way to solve it:");
            task.path("solution")
                    .forEach(c -> console.line(("$ " + c.asText()).indent(4).stripTrailing()));
        }
    }

    private void criterion(JsonNode line) {
        String verdict = line.path("verdict").asText();
        if (verdict.equals("met")) {
            return;
        }
        console.line("  " + console.bad("✗") + " " + line.path("title").asText());
        if (!line.path("actual").asText().isBlank()) {
            console.line("      expected " + line.path("expected").asText());
            console.line("      actual   " + line.path("actual").asText());
        }
    }

    private void practise(JsonNode report) {
        if (report.path("practise").isEmpty()) {
            return;
        }
        console.line("");
        console.line(console.bold("Practise next"));
        report.path("practise")
                .forEach(p -> console.line("  podfall start " + p.path("lab").asText() + "   "
                        + console.faint(p.path("why").asText())));
    }

    private static String minutes(JsonNode seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds.asLong() / MINUTE);
    }

    private static String number(JsonNode value) {
        double number = value.asDouble();
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
