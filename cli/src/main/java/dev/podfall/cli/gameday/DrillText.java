package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A drill as text. */
final class DrillText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int NEWEST = 12;

    private final Console console;

    DrillText(Console console) {
        this.console = console;
    }

    /** A drill that was just announced. */
    void announced(JsonNode view) {
        console.line(console.bold(text(view, "title")) + " (" + text(view, "drill") + ")");
        console.line(text(view, "briefing"));
        console.line("");
        console.line("  Steady state  " + text(view, "hypothesis"));
        console.line("  Blast radius  " + text(view, "blastRadius"));
        console.line("  Abort when    " + text(view, "abort"));
        console.line("  Begins at     " + time(view.path("begins")));
        console.line("");
        console.line("Operations: export KUBECONFIG=" + text(view, "kubeconfig"));
        console.line("The room:   " + text(view, "url"));
        console.note("Give others a seat: podfall gameday join --role ROLE --name NAME");
    }

    void print(JsonNode view) {
        console.line(console.bold(text(view, "title")) + " (" + text(view, "drill") + "): " + text(view, "state"));
        console.line("  Users   " + text(view, "levels"));
        if (view.hasNonNull("trouble")) {
            console.line(console.bad("  " + text(view, "trouble")));
        }
        if (view.path("pages").isEmpty()) {
            console.line("  Pager   silent");
        }
        view.path("pages").forEach(this::page);
        view.path("cues")
                .forEach(c -> console.line("  Cue     " + time(c.path("due")) + " " + text(c, "id") + ": "
                        + text(c, "title") + (c.path("played").asBoolean() ? " (played)" : "")));
        console.line("");
        int all = view.path("timeline").size();
        for (int i = Math.max(0, all - NEWEST); i < all; i++) {
            JsonNode entry = view.path("timeline").get(i);
            String who = text(entry, "who");
            console.line("  " + time(entry.path("at")) + " " + (who.isEmpty() ? "" : who + ": ") + text(entry, "text"));
        }
    }

    private void page(JsonNode page) {
        String state = page.hasNonNull("acknowledged")
                ? "acknowledged by " + text(page, "by")
                : page.hasNonNull("cleared")
                        ? "over"
                        : page.hasNonNull("escalated")
                                ? "rings the secondary"
                                : "rings the primary: podfall gameday ack";
        console.line("  Page " + text(page, "number") + "  " + text(page, "alert") + " since " + time(page.path("at"))
                + " (" + text(page, "levels") + "), " + state);
    }

    /** The runbooks at hand; the steps of one. @param wanted its id; null for the list alone */
    void runbooks(JsonNode view, String wanted) {
        for (JsonNode runbook : view.path("runbooks")) {
            if (wanted == null) {
                console.line(console.bold(text(runbook, "id")) + ": " + text(runbook, "title"));
                console.line("  " + text(runbook, "use"));
            } else if (text(runbook, "id").equals(wanted)) {
                console.line(console.bold(text(runbook, "title")) + ", owner " + text(runbook, "owner")
                        + ", last tried " + text(runbook, "reviewed"));
                runbook.path("steps").forEach(this::step);
            }
        }
    }

    private void step(JsonNode step) {
        console.line("  " + text(step, "number") + ". " + text(step, "title")
                + (step.hasNonNull("last") ? ": " + text(step, "last") : ""));
        if (step.hasNonNull("look")) {
            console.line("       look: " + text(step, "look"));
        }
        step.path("commands").forEach(c -> console.line("       does: " + c.asText()));
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asText();
    }

    private static String time(JsonNode instant) {
        return instant.isTextual() ? TIME.format(Instant.parse(instant.asText())) : "-";
    }
}
