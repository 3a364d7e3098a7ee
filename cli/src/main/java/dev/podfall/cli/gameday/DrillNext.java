package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** What whoever sits at a terminal may do now, in a sentence. */
final class DrillNext {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final String LOOK = "look again: podfall gameday status";

    private final JsonNode view;
    private final String role;

    /** @param role empty for the owner of this server, who may do all */
    DrillNext(JsonNode view, String role) {
        this.view = view;
        this.role = role;
    }

    String words() {
        return switch (view.path("state").asText()) {
            case "announced" -> "it begins at " + begins() + "; read: podfall gameday runbook";
            case "running" -> running();
            case "review" ->
                "podfall gameday report, then podfall gameday review"
                        + (isOneOf("facilitator", "commander") ? ", and podfall gameday review --close" : "");
            default -> "podfall gameday report";
        };
    }

    private String begins() {
        JsonNode at = view.path("begins");
        return at.isTextual() ? TIME.format(Instant.parse(at.asText())) : "-";
    }

    /** Whether a verb of these roles is this terminal's. */
    private boolean isOneOf(String... roles) {
        return role.isEmpty()
                || view.path("solo").asBoolean()
                || Arrays.asList(roles).contains(role);
    }

    private String running() {
        if (role.equals("facilitator") && !view.path("solo").asBoolean()) {
            return facilitating();
        } else if (!isOneOf("commander", "operations")) {
            return writing();
        }
        for (JsonNode page : view.path("pages")) {
            if (!page.hasNonNull("acknowledged") && !page.hasNonNull("cleared")) {
                return "podfall gameday ack, then podfall gameday runbook";
            }
        }
        if (!view.path("firing").isEmpty()) {
            return "find the runbook that fits, and run it step by step: podfall gameday runbook RUNBOOK --step 1";
        }
        return view.path("pages").isEmpty() ? quiet() : well();
    }

    private String well() {
        if (!isOneOf("commander")) {
            return "users are well: say so to the commander, who says it to all";
        }
        return isSaid("mitigated")
                ? "when users stay well: podfall gameday resolved; else look on: podfall gameday status"
                : "users are well: podfall gameday mitigated; when it stays so: podfall gameday resolved";
    }

    private String quiet() {
        if (isSaid("mitigated")) {
            return well();
        }
        String hand = view.path("byHand").asBoolean() && isOneOf("facilitator") && isMoreToCome()
                ? ", or let something happen: podfall gameday inject"
                : "";
        String seen = isOneOf("commander")
                ? "; if you see that something happened, and users are well: podfall gameday mitigated, then podfall gameday resolved"
                : "";
        return "nothing is reported; " + LOOK + hand + seen;
    }

    /** Whoever is not told the cues is not told either that there are no more. */
    private boolean isMoreToCome() {
        if (view.path("cues").isEmpty()) {
            return true;
        }
        for (JsonNode cue : view.path("cues")) {
            if (!cue.path("played").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private String facilitating() {
        String abort = "; the kill switch: podfall gameday abort WHY";
        return isMoreToCome()
                ? (view.path("byHand").asBoolean()
                                ? "let the next cue come: podfall gameday inject"
                                : "the plan injects; sooner: podfall gameday inject")
                        + abort
                : "watch them: podfall gameday status" + abort;
    }

    private String writing() {
        return role.equals("communications")
                ? view.path("pages").isEmpty()
                        ? "nobody has to be told anything yet; " + LOOK
                        : "tell those who wait: podfall gameday note --kind update TEXT"
                : "write down what is seen and said: podfall gameday note TEXT";
    }

    private boolean isSaid(String kind) {
        for (JsonNode entry : view.path("timeline")) {
            if (entry.path("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }
}
