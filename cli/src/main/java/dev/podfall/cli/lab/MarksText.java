package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import java.time.ZoneId;
import java.util.Locale;

/** How a mark came about, where something changed it: each mark that was given, the first one first. */
final class MarksText {
    private final Console console;

    MarksText(Console console) {
        this.console = console;
    }

    void print(JsonNode revisions) {
        if (revisions.isEmpty()) {
            return;
        }
        console.line("");
        console.line(console.bold("How the mark came about"));
        for (JsonNode revision : revisions) {
            String mark = revision.hasNonNull("score") ? revision.path("score").asText() + " of 100" : "no mark";
            console.line("  " + Spell.time(revision.path("at").asText(), ZoneId.systemDefault()) + "  " + mark + ", "
                    + cause(revision));
        }
    }

    private static String cause(JsonNode revision) {
        return switch (revision.path("cause").asText()) {
            case "regraded" -> "judged again by the rubric of that day";
            case "overridden" ->
                "overridden"
                        + (revision.hasNonNull("criterion")
                                ? ", " + revision.path("criterion").asText() + " set to "
                                        + number(revision.path("points").asDouble())
                                : "")
                        + ": " + revision.path("reason").asText();
            default -> "graded";
        };
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
