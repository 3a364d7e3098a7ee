package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import dev.podfall.cli.lab.Spell;
import dev.podfall.cli.question.QuestionText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A sitting as a person reads it. */
final class SittingText {
    private static final double SECONDS = 60.0;

    private final Console console;

    SittingText(Console console) {
        this.console = console;
    }

    /** After a start: the rules, and what to do next. */
    void started(JsonNode sitting) {
        if (sitting.path("resumed").asBoolean()) {
            console.line(console.warn("This exam runs already; you go on where you were."));
            console.line("");
        }
        if (sitting.path("seenBefore").asBoolean()) {
            console.line(console.warn("No paper was left that you had not had; this one comes again."));
            console.line("");
        }
        console.line(console.bold(sitting.path("title").asText()));
        console.line("");
        console.line(
                "  The clock runs on the server until all tasks are handed in, or the time is over: then they are handed in"
                        + " as they stand.");
        console.line("  Each hands-on task has a cluster of its own. There are no hints and no checks.");
        console.line(
                "  Time without a server is given back; so is time in which an open page of the exam had no connection.");
        sitting.path("documents")
                .forEach(d -> console.line("  You may read: " + d.path("title").asText() + ", "
                        + d.path("url").asText()));
        console.line("");
        status(sitting);
    }

    /** Time, tasks, flags. */
    void status(JsonNode sitting) {
        String state = sitting.path("state").asText();
        console.line(sitting.path("sitting").asText() + ": " + console.bold(state));
        if (state.equals("running")) {
            console.line(row(
                    "Deadline",
                    time(sitting, "deadline") + " ("
                            + Spell.of(sitting.path("remainingSeconds").asLong()) + " left" + more(sitting) + ")"));
            console.line(row("Kubeconfig", sitting.path("kubeconfig").asText()));
        } else {
            console.line(row("Ended", time(sitting, "endedAt")));
        }
        console.line(row("Web", sitting.path("url").asText()) + console.faint(" (works once; again: podfall open)"));
        console.line("");
        List<List<String>> rows = new ArrayList<>();
        sitting.path("tasks").forEach(t -> rows.add(row(sitting, t)));
        console.table(List.of("TASK", "STATE", "", "WEIGHT", "TIME", "BUDGET", "CONTEXT", "TITLE"), rows);
        console.line("");
        console.line(console.bold("Next"));
        if (state.equals("running")) {
            console.line("  podfall exam next        " + console.faint("the next task; or: podfall exam next 7"));
            console.line("  podfall exam submit      " + console.faint("hand in everything"));
        } else {
            console.line("  podfall exam report " + sitting.path("sitting").asText());
        }
    }

    private static String more(JsonNode sitting) {
        String extra = sitting.path("extraTime").asInt() == 0
                ? ""
                : ", with " + sitting.path("extraTime").asInt() + " % extra time";
        long credited = sitting.path("creditedSeconds").asLong();
        return credited == 0 ? extra : extra + ", " + Spell.of(credited) + " given back";
    }

    private static List<String> row(JsonNode sitting, JsonNode task) {
        boolean here = task.path("number").asInt() == sitting.path("current").asInt();
        return List.of(
                (here ? "> " : "  ") + task.path("number").asText(),
                task.path("state").asText(),
                task.path("flagged").asBoolean() ? "flagged" : "",
                task.path("weight").asText() + " %",
                minutes(task.path("spentSeconds").asLong()),
                minutes(task.path("budgetSeconds").asLong()),
                task.path("attempt").isObject() ? task.path("context").asText() : "",
                task.path("title").asText());
    }

    /** A task in full. */
    void task(JsonNode sitting, int number) {
        JsonNode task = sitting.path("tasks").path(number - 1);
        console.line(
                console.bold("Task " + number + " of " + sitting.path("tasks").size()) + ", "
                        + task.path("weight").asText() + " %, about "
                        + minutes(task.path("budgetSeconds").asLong()) + " min; "
                        + Spell.of(sitting.path("remainingSeconds").asLong()) + " left of the exam"
                        + (task.path("flagged").asBoolean() ? ", flagged" : ""));
        console.line("");
        if (task.path("kind").asText().equals("question")) {
            question(task);
        } else {
            lab(sitting, task);
        }
    }

    private void lab(JsonNode sitting, JsonNode task) {
        JsonNode attempt = task.path("attempt");
        console.line(new MarkdownText(console).of(attempt.path("task").asText().strip()));
        console.line("");
        if (attempt.hasNonNull("trouble")) {
            console.line(console.warn(
                    "The cluster " + attempt.path("trouble").asText() + ". Begin it anew with: podfall reset "
                            + attempt.path("attempt").asText()));
        }
        console.line(row("Namespace", attempt.path("namespace").asText()));
        if (attempt.hasNonNull("endpoint")) {
            console.line(row("Endpoint", attempt.path("endpoint").asText()));
        }
        console.line(row("Context", task.path("context").asText()));
        console.line("");
        console.line(console.bold("Next"));
        console.line(
                "  podfall kubectl get pods -n " + attempt.path("namespace").asText());
        console.line(console.faint("  or with your own kubectl, for all tasks of this exam:  export KUBECONFIG="
                + sitting.path("kubeconfig").asText()));
        console.line("  podfall exam next --done " + console.faint("done with it, on to the next"));
    }

    private void question(JsonNode task) {
        JsonNode question = task.path("question");
        new QuestionText(console).print(question);
        JsonNode answer = task.path("answer");
        if (answer.hasNonNull("given")) {
            console.line("");
            console.line("Saved: " + answer.path("given"));
        }
        console.line("");
        console.line(console.bold("Next"));
        console.line("  podfall exam answer " + QuestionText.example(question));
    }

    private static String time(JsonNode of, String field) {
        return Spell.time(of.path(field).asText(), ZoneId.systemDefault());
    }

    private static String minutes(long seconds) {
        return String.format(java.util.Locale.ROOT, "%.1f", seconds / SECONDS);
    }

    private static String row(String name, String value) {
        return String.format("  %-11s %s", name, value);
    }
}
