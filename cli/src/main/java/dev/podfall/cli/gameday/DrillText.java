package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.scenario.gameday.Alert;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
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
        console.note(
                view.path("solo").asBoolean()
                        ? "You are alone: what breaks is told when it is over. See how users are: podfall gameday status"
                        : "Give others a seat: podfall gameday join --role ROLE --name NAME");
    }

    void print(JsonNode view) {
        console.line(console.bold(text(view, "title")) + " (" + text(view, "drill") + "): " + text(view, "state"));
        console.line("  Users   " + text(view, "levels"));
        if (view.hasNonNull("trouble")) {
            console.line(console.bad("  " + text(view, "trouble")));
        }
        view.path("failures").forEach(f -> console.line(console.warn("  Drill   " + f.asText())));
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
        console.note("Next: " + next(view));
    }

    /** What whoever sits at the terminal may do now. */
    private static String next(JsonNode view) {
        return switch (text(view, "state")) {
            case "announced" -> "it begins at " + time(view.path("begins")) + "; read: podfall gameday runbook";
            case "running" -> running(view);
            case "review" -> "podfall gameday report, then podfall gameday review, and podfall gameday review --close";
            default -> "podfall gameday report";
        };
    }

    private static String running(JsonNode view) {
        boolean isBroken = !view.path("firing").isEmpty();
        for (JsonNode page : view.path("pages")) {
            if (!page.hasNonNull("acknowledged") && !page.hasNonNull("cleared")) {
                return "podfall gameday ack, then podfall gameday runbook";
            }
        }
        if (isBroken) {
            return "find the runbook that fits, and run it step by step: podfall gameday runbook RUNBOOK --step 1";
        }
        if (!view.path("pages").isEmpty()) {
            return "users are well: podfall gameday mitigated; when it stays so: podfall gameday resolved";
        }
        return view.path("byHand").asBoolean()
                ? "nothing is reported; look again: podfall gameday status, or let something happen: podfall gameday inject"
                : "nothing is reported; look again: podfall gameday status";
    }

    private void page(JsonNode page) {
        String state = page.hasNonNull("acknowledged")
                ? "acknowledged by " + text(page, "by")
                : page.hasNonNull("cleared")
                        ? "over"
                        : page.hasNonNull("escalated")
                                ? "rings the secondary"
                                : "rings the primary: podfall gameday ack";
        console.line("  Page " + text(page, "number") + "  " + alert(text(page, "alert")) + ", since "
                + time(page.path("at")) + " (" + text(page, "levels") + "), " + state);
    }

    private static String alert(String name) {
        return Arrays.stream(Alert.values())
                .filter(a -> a.name().equals(name))
                .findFirst()
                .map(a -> a.severity() + ", " + a.title())
                .orElse(name);
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
        if (!view.path("runbooks").isEmpty()) {
            console.note(
                    wanted == null
                            ? "Open one: podfall gameday runbook RUNBOOK"
                            : "Run a step: podfall gameday runbook " + wanted + " --step N");
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
