package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import dev.podfall.grader.report.Judged;
import java.time.ZoneId;
import java.util.Locale;

/** A report as a person reads it: every criterion, and for each missed one why and where to look. */
final class ReportText {
    /** Where a diagnosis is explained, which is what is being read. */
    private static final String THIS_REPORT = "podfall report";

    private static final double WHOLE = 100;

    private final Console console;

    ReportText(Console console) {
        this.console = console;
    }

    void print(JsonNode report) {
        boolean done = report.path("final").asBoolean();
        boolean passed = report.path("passed").asBoolean();
        if (report.path("shown").asText().equals("none")) {
            console.line(lab(report) + "handed in. " + report.path("problem").asText());
            return;
        } else if (!report.hasNonNull("score")) {
            nothingVerified(report);
            new MarksText(console).print(report.path("revisions"));
            return;
        }
        String marks = number(report.path("score")) + " of 100";
        String passMark = "pass mark " + number(report.path("passMark"));
        if (done) {
            String result = marks + (passed ? ", passed" : ", not passed");
            console.line(lab(report)
                    + (passed ? console.good(result) : console.bad(result))
                    + console.faint(" (" + passMark + ", final)"));
        } else {
            console.line(lab(report) + soFar(report, marks) + console.faint(" (" + passMark + ")"));
        }
        if (report.hasNonNull("problem")) {
            console.line("  " + report.path("problem").asText());
        }
        if (report.hasNonNull("capped")) {
            console.line("  " + report.path("capped").asText());
        }
        if (report.path("hintCost").asDouble() > 0) {
            console.line("  Help cost " + number(report.path("hintCost")) + " points.");
        }
        new MarksText(console).print(report.path("revisions"));
        console.line("");
        report.path("criteria").forEach(this::criterion);
        if (!report.path("guards").isEmpty()) {
            console.line("");
            console.line(console.bold("What must not have changed"));
            report.path("guards").forEach(this::guard);
        }
        report.path("stuck").forEach(lost -> console.line(console.bad("  " + lost.asText())));
        if (!report.path("stuck").isEmpty()) {
            console.line("  That cannot be brought back from here: a reset is the way. podfall reset");
        }
        habits(report.path("process"));
        if (report.path("shown").asText().equals("score")) {
            console.line("");
            console.line(console.faint("Of this exam the marks are shown, without what was seen and what was meant."));
        }
        if (report.hasNonNull("explanation")) {
            console.line("");
            console.line(new MarkdownText(console).of(report.path("explanation").asText()));
        }
    }

    /** The diagnosis comes with handing in: until then the lines add up to less than 100. */
    private static String soFar(JsonNode report, String marks) {
        Judged judged = Judged.of(report);
        if (!judged.isPart()) {
            return marks + " so far";
        }
        double diagnosis = WHOLE - judged.weight() - judged.unseen();
        return judged.words()
                + (judged.unseen() > 0 ? "; " + number(judged.unseen()) + " cannot be judged yet" : "")
                + (diagnosis > 0 ? "; " + number(diagnosis) + " are for the diagnosis" : "");
    }

    private String lab(JsonNode report) {
        return console.bold(report.path("lab").asText()) + ": ";
    }

    private void nothingVerified(JsonNode report) {
        console.line(
                lab(report) + console.warn("unverifiable: nothing of the repair could be looked at. No mark is lost."));
        console.line("  " + report.path("criteria").path(0).path("actual").asText());
        console.line(
                report.path("final").asBoolean()
                        ? "  The attempt's time is over. Start the lab again with: " + IncidentChoice.start(report)
                        : "  The attempt goes on. Try again, or begin with a fresh cluster: podfall reset");
    }

    private void habits(JsonNode habits) {
        if (habits.isEmpty()) {
            return;
        }
        console.line("");
        console.line(console.bold("How you went about it") + console.faint(" (no points, unless a criterion says so)"));
        for (JsonNode habit : habits) {
            String verdict = habit.path("verdict").asText();
            String mark = verdict.equals("met")
                    ? console.good("✓")
                    : verdict.equals("unmet") ? console.bad("✗") : console.warn("?");
            console.line("  " + mark + " " + habit.path("title").asText());
            console.line(console.faint("      " + habit.path("what").asText()));
            if (!verdict.equals("met")) {
                habit.path("lines")
                        .forEach(line -> console.line(console.faint(
                                "      " + Spell.second(line.path("at").asText(), ZoneId.systemDefault()) + "  "
                                        + line.path("request").asText())));
            }
        }
    }

    private void guard(JsonNode guard) {
        double taken = guard.path("earned").asDouble();
        String cost = taken < 0 ? number(taken) : "";
        line(guard, String.format("%9s ", cost));
    }

    private void criterion(JsonNode criterion) {
        line(criterion, points(criterion));
    }

    private void line(JsonNode criterion, String points) {
        String verdict = criterion.path("verdict").asText();
        console.line("  " + mark(verdict) + " " + points
                + criterion.path("title").asText(criterion.path("id").asText()));
        if (verdict.equals("met")) {
            return;
        }
        detail("expected", criterion.path("expected").asText());
        detail("actual", criterion.path("actual").asText());
        detail("why", criterion.path("why").asText());
        String see = criterion.path("see").asText();
        detail("see", see.equals(THIS_REPORT) ? "" : see);
    }

    private void detail(String name, String text) {
        if (!text.isBlank()) {
            console.line(String.format("        %-9s %s", name, text.strip().replace("\n", "\n                  ")));
        }
    }

    private String mark(String verdict) {
        return switch (verdict) {
            case "met" -> console.good("✓");
            case "partly" -> console.warn("◐");
            case "unverifiable" -> console.warn("?");
            default -> console.bad("✗");
        };
    }

    private static String points(JsonNode criterion) {
        if (!criterion.has("earned")) {
            return "";
        }
        return String.format("%5s/%-3s ", number(criterion.path("earned")), number(criterion.path("weight")));
    }

    private static String number(JsonNode value) {
        return number(value.asDouble());
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
