package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import java.time.ZoneId;

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
                    + revision.path("words").asText());
        }
    }
}
