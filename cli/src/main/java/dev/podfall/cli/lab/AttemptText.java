package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import java.time.Instant;
import java.time.ZoneId;

/** An attempt as a person reads it. */
final class AttemptText {
    private final Console console;

    AttemptText(Console console) {
        this.console = console;
    }

    /** After a start: the task, where things are, and what to do next. */
    void started(JsonNode attempt) {
        if (attempt.path("resumed").asBoolean()) {
            console.line(console.warn(
                    "This lab runs already (" + attempt.path("mode").asText() + " "
                            + attempt.path("attempt").asText()
                            + "); you go on where you were. Begin anew with: podfall reset"));
            console.line("");
        }
        if (attempt.path("mode").asText().equals("exam")
                && attempt.path("seenBefore").asBoolean()) {
            console.line(console.warn("You have had all that can be drawn for this lab. "
                    + "This is what you have not seen for the longest time."));
            console.line("");
        }
        String task = attempt.path("task").asText().strip();
        if (!task.startsWith("# ")) { // Most tasks begin with their title.
            console.line(console.bold(attempt.path("title").asText()));
            console.line("");
        }
        console.line(new MarkdownText(console).of(task));
        console.line("");
        places(attempt);
        console.line("");
        console.line(console.bold("Next"));
        console.line(
                "  podfall kubectl get pods -n " + attempt.path("namespace").asText());
        console.line(console.faint("  or with your own kubectl:  export KUBECONFIG="
                + attempt.path("kubeconfig").asText()));
        if (isTask(attempt)) {
            console.line(
                    "  podfall exam next --done " + console.faint("done with it, on to the next task of the exam"));
            console.line("  podfall exam submit      " + console.faint("hand in the whole exam"));
            return;
        }
        if (attempt.path("mode").asText().equals("practice")) {
            console.line("  podfall check            " + console.faint("how far are you"));
            console.line("  podfall hint             " + console.faint("costs points"));
        }
        console.line("  podfall submit           " + console.faint("hand it in, and say what was wrong"));
    }

    /** For {@code podfall status}. */
    void status(JsonNode attempt) {
        console.line(attempt.path("lab").asText() + ": "
                + console.bold(attempt.path("state").asText())
                + (attempt.has("score") && !attempt.path("score").isNull()
                        ? ", " + attempt.path("score").asText() + " of 100"
                        : ""));
        String state = attempt.path("state").asText();
        if (state.equals("asking")) {
            asking(attempt);
            return;
        } else if (!state.equals("running")) {
            over(attempt);
            return;
        }
        if (attempt.hasNonNull("trouble")) {
            console.line(console.warn("  The cluster " + attempt.path("trouble").asText() + "."));
            console.line("  Begin anew with: podfall reset "
                    + attempt.path("attempt").asText());
            if (!isTask(attempt)) {
                console.line("  End it with: podfall stop "
                        + attempt.path("attempt").asText()
                        + (attempt.path("mode").asText().equals("exam") ? " (which earns nothing)" : ""));
            }
        }
        places(attempt);
        int total = attempt.path("hintsTotal").asInt();
        if (total > 0 && attempt.path("mode").asText().equals("practice")) {
            console.line(row("Hints", attempt.path("hintsTaken").asInt() + " of " + total + " taken"));
        }
    }

    /** Handed in; the questions are open. */
    private void asking(JsonNode attempt) {
        String id = attempt.path("attempt").asText();
        console.line(row("Attempt", id));
        console.line(
                ranOut(attempt)
                        ? row("Time over", "at " + time(attempt, "deadline") + "; what was there is frozen")
                        : row(
                                "Handed in",
                                time(attempt, "frozenAt") + "; what is changed in the cluster counts no more"));
        console.line(row(
                "Questions",
                attempt.at("/answers/values").size() + " of "
                        + attempt.path("questions").size() + " answered"));
        console.line(row("Answer by", time(attempt, "answerBy") + remaining(attempt)));
        web(attempt);
        console.line("");
        console.line(console.bold("Next"));
        console.line("  podfall answer " + id);
    }

    /** Whether one that asks was not handed in, but its time ran out. */
    static boolean ranOut(JsonNode asking) {
        return asking.hasNonNull("deadline")
                && !Instant.parse(asking.path("frozenAt").asText())
                        .isBefore(Instant.parse(asking.path("deadline").asText()));
    }

    /** Its cluster and kubeconfig are no more. */
    private void over(JsonNode attempt) {
        console.line(row("Attempt", attempt.path("attempt").asText()));
        console.line(row("Ended", time(attempt, "endedAt")));
        web(attempt);
        console.line("");
        console.line(console.bold("Next"));
        if (!attempt.path("state").asText().equals("stopped")) {
            console.line("  podfall report " + attempt.path("attempt").asText());
        }
        console.line("  " + IncidentChoice.start(attempt));
    }

    /** The link signs a browser in: it is for one click. */
    private void web(JsonNode attempt) {
        console.line(row("Web", attempt.path("url").asText()) + console.faint(" (works once; again: podfall open)"));
    }

    private void places(JsonNode attempt) {
        console.line(row("Attempt", attempt.path("attempt").asText()));
        if (attempt.hasNonNull("seed")) {
            console.line(row("Seed", seed(attempt)));
        }
        console.line(row("Namespace", attempt.path("namespace").asText()));
        console.line(row("Kubeconfig", attempt.path("kubeconfig").asText()));
        if (attempt.hasNonNull("endpoint")) {
            console.line(row("Endpoint", attempt.path("endpoint").asText()));
        }
        web(attempt);
        if (attempt.hasNonNull("deadline")) {
            console.line(row("Deadline", time(attempt, "deadline") + remaining(attempt)));
            if (attempt.path("remainingSeconds").asLong() <= 0) {
                console.line(row("", "It is being looked at as it stands. See it in a moment: podfall status"));
            }
        }
        if (isTask(attempt)) {
            console.line(row("Exam", attempt.path("exam").asText() + ", with its other tasks: podfall exam status"));
        } else if (attempt.path("mode").asText().equals("exam")) {
            console.line(row("Afterwards", afterwards(attempt.path("show").asText())));
        }
    }

    /** Whether it is a task of an exam, which is handed in with all the others. */
    private static boolean isTask(JsonNode attempt) {
        return attempt.hasNonNull("exam");
    }

    private static String afterwards(String show) {
        return switch (show) {
            case "none" -> "it is not shown what came out";
            case "score" -> "the marks are shown, without answers and explanation";
            default -> "the whole report is shown";
        };
    }

    private static String seed(JsonNode attempt) {
        String seed = attempt.path("seed").asText();
        return seed + " (repeat with: " + IncidentChoice.start(attempt) + " --seed " + seed + ")";
    }

    private static String remaining(JsonNode attempt) {
        if (!attempt.hasNonNull("remainingSeconds")) {
            return "";
        }
        long seconds = attempt.path("remainingSeconds").asLong();
        return seconds <= 0 ? " (over)" : " (" + Spell.of(seconds) + " left)";
    }

    private static String time(JsonNode attempt, String field) {
        return Spell.time(attempt.path(field).asText(), ZoneId.systemDefault());
    }

    private static String row(String name, String value) {
        return String.format("  %-11s %s", name, value);
    }
}
