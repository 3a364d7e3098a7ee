package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** What the verbs have in common that lead an attempt to its end once it asks: asking, keeping, closing. */
abstract class ClosingVerb extends Verb {
    private static final String NOT_CLOSED = "Nothing was closed; what you answered is saved.";

    private long revision;

    /**
     * On a terminal it asks what is open and closes. Elsewhere it closes, or shows the questions.
     *
     * @param attempt one that asks
     * @param given answers from the command line
     * @param closes whether it is closed where nobody can be asked
     */
    protected final void goOn(JsonNode attempt, Map<String, String> given, boolean closes) {
        Diagnosis diagnosis = diagnosis(attempt, given);
        if (!asJson() && console().isInteractive()) {
            ask(attempt, diagnosis, given.isEmpty());
            close(attempt, diagnosis, given); // What was answered here is kept already.
        } else if (closes) {
            diagnosis
                    .unanswered()
                    .forEach(q -> console()
                            .note("Closing without an answer to \""
                                    + q.path("id").asText() + "\": it earns nothing."));
            close(attempt, diagnosis, given);
        } else if (!printedJson(attempt)) {
            frozen(attempt);
            diagnosis.show(console());
            console().line("");
            console().line(console().bold("Next"));
            console().line("  " + diagnosis.command());
            console().line(console().faint("  or choose on its page: podfall open"));
        }
    }

    /** A slip in one answer does not lose those beside it. */
    private Diagnosis diagnosis(JsonNode attempt, Map<String, String> given) {
        try {
            return new Diagnosis(attempt, given);
        } catch (CommandFailed slip) {
            ObjectNode request = Diagnosis.request(Diagnosis.valid(attempt, given))
                    .put("revision", attempt.at("/answers/revision").asLong());
            server().post("/attempts/" + attempt.path("attempt").asText() + "/answers", request);
            throw slip;
        }
    }

    private void frozen(JsonNode attempt) {
        String how = AttemptText.ranOut(attempt)
                ? ": time was over at " + Spell.time(attempt.path("deadline").asText(), ZoneId.systemDefault())
                        + ". What"
                : ": handed in. What";
        console()
                .line(console().bold(attempt.path("lab").asText())
                        + how + " is judged of your cluster is frozen;"
                        + " what you change there counts no more.");
        console()
                .line("What was wrong? You may answer until "
                        + Spell.time(attempt.path("answerBy").asText(), ZoneId.systemDefault())
                        + "; then it is closed with the answers that are saved.");
    }

    private void ask(JsonNode attempt, Diagnosis diagnosis, boolean nothingGiven) {
        frozen(attempt);
        String goOnWith =
                "Go on with: podfall answer " + attempt.path("attempt").asText();
        revision = attempt.at("/answers/revision").asLong();
        ServerLink server = server();
        String path = "/attempts/" + attempt.path("attempt").asText() + "/answers";
        boolean asksSomething = !diagnosis.unanswered().isEmpty();
        try (Farewell farewell = Farewell.saying(console(), NOT_CLOSED + "\n" + goOnWith)) {
            boolean through = diagnosis.ask(console(), (id, value) -> keep(server, path, diagnosis));
            int open = diagnosis.unanswered().size();
            boolean sure = through && (open == 0 && (asksSomething || !nothingGiven) || confirmed(open));
            if (!sure) {
                console().line("");
                throw CommandFailed.refused("not-closed", NOT_CLOSED, goOnWith);
            }
        }
    }

    private void keep(ServerLink server, String path, Diagnosis diagnosis) {
        ObjectNode request = Diagnosis.request(diagnosis.chosen()).put("revision", revision);
        revision = server.post(path, request).at("/attempt/answers/revision").asLong();
    }

    private boolean confirmed(int open) {
        String question = open == 0
                ? "All questions are answered. Close it now? [y/N] "
                : "Close it with " + open + (open == 1 ? " question" : " questions") + " unanswered? [y/N] ";
        String said = console().ask(question);
        return said != null && said.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private void close(JsonNode attempt, Diagnosis diagnosis, Map<String, String> given) {
        String path = "/attempts/" + attempt.path("attempt").asText() + "/close";
        JsonNode report = server().post(path, Diagnosis.request(given));
        ArrayNode open = ((ObjectNode) report).putArray("unanswered");
        diagnosis.unanswered().forEach(question -> open.add(question.path("id").asText()));
        if (!printedJson(report)) {
            new ReportText(console()).print(report);
        }
    }
}
