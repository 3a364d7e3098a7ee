package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;

/** The report of a drill as text. */
final class DrillReportText {
    private final Console console;

    DrillReportText(Console console) {
        this.console = console;
    }

    void print(JsonNode report) {
        console.line(console.bold(report.path("title").asText()) + ": "
                + (report.path("score").isNumber() ? report.path("score").asText() + " of 100" : "nothing to judge"));
        if (report.hasNonNull("ending")) {
            console.line("  Ended: " + report.path("ending").asText());
        }
        report.path("failures").forEach(f -> console.line(console.warn("  The drill itself: " + f.asText())));
        report.path("summary").forEach(line -> console.line("  " + line.asText()));
        for (String side : new String[] {"system", "team"}) {
            console.line("");
            console.line(console.bold("The " + side));
            report.path("expectations").forEach(e -> {
                if (e.path("side").asText().equals(side)) {
                    expectation(e);
                }
            });
        }
        if (!report.path("promises").isEmpty()) {
            console.line("");
            console.line(console.bold("Promised after the drill before"));
            report.path("promises").forEach(p -> console.line("  - " + promise(p)));
        }
        console.line("");
        console.line(console.bold("What a good response does"));
        report.path("good").forEach(g -> console.line("  - " + g.asText()));
        console.note("The postmortem: podfall gameday review; "
                + report.path("findings").size() + " things to correct in it");
    }

    private static String promise(JsonNode promise) {
        if (promise.hasNonNull("trouble")) {
            return promise.path("what").asText() + ": its check could not be made: "
                    + promise.path("trouble").asText();
        }
        String holds = promise.path("holds").isBoolean()
                ? promise.path("holds").asBoolean() ? "it holds" : "it does not hold"
                : "people look at it";
        return promise.path("what").asText() + " (" + promise.path("owner").asText() + ", due "
                + promise.path("due").asText() + "): " + holds;
    }

    private void expectation(JsonNode e) {
        String mark = switch (e.path("verdict").asText()) {
            case "met" -> console.good("✓");
            case "partly" -> console.warn("~");
            case "unmet" -> console.bad("✗");
            default -> console.faint("?");
        };
        console.line("  " + mark + " " + e.path("title").asText());
        console.line("      was: " + e.path("actual").asText());
        console.line("      should be: " + e.path("expected").asText());
        if (!e.path("verdict").asText().equals("met")) {
            console.line(console.faint("      " + e.path("why").asText()));
        }
    }
}
