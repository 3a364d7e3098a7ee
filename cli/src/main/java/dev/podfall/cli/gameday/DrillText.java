package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.scenario.gameday.Alert;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A drill as text. */
final class DrillText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int NEWEST = 12;

    private final Console console;
    private final String role;

    DrillText(Console console) {
        this(console, "");
    }

    /** @param role of whoever sits at the terminal; empty for its owner, who may do all */
    DrillText(Console console, String role) {
        this.console = console;
        this.role = role;
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
        console.note("Next: " + new DrillNext(view, role).words());
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
        for (JsonNode runbook : linkedFirst(view)) {
            if (wanted == null) {
                console.line(console.bold(text(runbook, "id")) + ": " + text(runbook, "title")
                        + (isLinked(view, runbook) ? " (linked from what rang)" : ""));
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
                            : "Run a step: podfall gameday runbook " + wanted
                                    + " --step N; look again whether its check holds: the same with --check");
        }
    }

    private static List<JsonNode> linkedFirst(JsonNode view) {
        List<JsonNode> all = new ArrayList<>();
        view.path("runbooks").forEach(all::add);
        all.sort(Comparator.comparing(r -> !isLinked(view, r)));
        return all;
    }

    private static boolean isLinked(JsonNode view, JsonNode runbook) {
        for (JsonNode alert : runbook.path("alerts")) {
            for (JsonNode page : view.path("pages")) {
                if (text(page, "alert").equals(alert.asText())) {
                    return true;
                }
            }
        }
        return false;
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
