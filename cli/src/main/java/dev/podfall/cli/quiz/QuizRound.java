package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.question.AskedAnswer;
import dev.podfall.cli.server.ServerLink;
import java.util.Optional;

/** Asks a quiz on the terminal, question by question. */
final class QuizRound {
    private final Console console;
    private final ServerLink server;
    private final QuizText text;

    QuizRound(Console console, ServerLink server) {
        this.console = console;
        this.server = server;
        this.text = new QuizText(console);
    }

    /** From the first question without an answer to the hand-in, or until the person stops. */
    void ask(JsonNode started) {
        console.line("Type nothing to leave a question out for now, q to stop.");
        JsonNode sitting = started;
        try {
            for (int number = 1; number <= started.path("questions").size(); number++) {
                JsonNode asked = sitting.path("questions").path(number - 1);
                boolean whole = asked.path("completeness").asText().equals("COMPLETE");
                if (!whole && !asked.path("closed").asBoolean()) {
                    sitting = ask(sitting, number);
                }
                if (!isRunning(sitting)) {
                    boolean elsewhere = sitting.path("ending").asText().equals("submitted");
                    console.line("");
                    console.line(elsewhere ? "It was handed in elsewhere." : "The time is over.");
                    text.report(sitting);
                    return;
                }
            }
            confirm(console, sitting);
            text.report(server.post(SittingPath.of(sitting) + "/submit", null).path("sitting"));
        } catch (AskedAnswer.Stopped stopped) {
            console.line("");
            console.line("The quiz runs on, and your answers are kept. Go on with: podfall quiz start "
                    + sitting.path("quiz").asText());
        }
    }

    private JsonNode ask(JsonNode before, int number) {
        String path = SittingPath.question(before, number);
        JsonNode sitting = before;
        try {
            sitting = server.post(path + "/open", null).path("sitting");
        } catch (CommandFailed late) {
            return refused(before, late);
        }
        while (true) {
            JsonNode asked = sitting.path("questions").path(number - 1);
            if (!isRunning(sitting) || asked.path("closed").asBoolean()) {
                return sitting;
            }
            text.head(sitting, asked);
            Optional<JsonNode> answer = new AskedAnswer(console).ask(asked.path("question"));
            if (answer.isEmpty()) {
                return sitting;
            }
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("response", answer.get());
            try {
                sitting = server.post(path + "/answer", body).path("sitting");
                asked = sitting.path("questions").path(number - 1);
                if (!asked.path("completeness").asText().equals("UNREADABLE")) {
                    return told(sitting, path, number);
                }
                console.line(asked.path("note").asText());
            } catch (CommandFailed late) {
                sitting = refused(sitting, late);
            }
        }
    }

    /** The clock, or another window, was quicker; the sitting as it is now. */
    private JsonNode refused(JsonNode sitting, CommandFailed why) {
        console.line(why.getMessage());
        return SittingPath.find(server, sitting.path("sitting").asText());
    }

    private static boolean isRunning(JsonNode sitting) {
        return sitting.path("state").asText().equals("running");
    }

    private JsonNode told(JsonNode sitting, String path, int number) {
        JsonNode kept = sitting.path("feedback").asText().equals("immediate")
                ? server.post(path + "/check", null).path("sitting")
                : sitting;
        text.answered(kept.path("questions").path(number - 1));
        return kept;
    }

    /** @throws CommandFailed if the person does not want to hand in */
    static void confirm(Console console, JsonNode sitting) {
        int open = 0;
        for (JsonNode asked : sitting.path("questions")) {
            open += asked.path("completeness").asText().equals("COMPLETE") ? 0 : 1;
        }
        if (open == 0) {
            return;
        }
        String answer = console.ask(open + (open == 1 ? " question has" : " questions have")
                + " no whole answer. Hand in all the same? [y/N] ");
        if (answer == null || !answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
            throw CommandFailed.refused("not-handed-in", "Nothing was handed in.", "Go on: podfall quiz next");
        }
    }
}
