package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what happened in an attempt, in its order: its steps, and each change that was asked of the API server.",
            "What was sent is never kept, nor what anybody read."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall replay", "  podfall replay image-backoff-1 -o json"})
public final class ReplayVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Override
    protected void run() {
        JsonNode timeline = server().get("/attempts/" + attemptId(attempt) + "/replay");
        if (printedJson(timeline)) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode entry : timeline.path("entries")) {
            boolean isRequest = entry.path("kind").asText().equals("request");
            rows.add(List.of(
                    Spell.second(entry.path("at").asText(), ZoneId.systemDefault()),
                    entry.path(isRequest ? "verb" : "kind").asText(),
                    entry.path("object").asText("-"),
                    entry.path("outcome").asText()
                            + (entry.has("code") ? " (" + entry.path("code").asText() + ")" : "")));
        }
        console().table(List.of("WHEN", "WHAT", "OBJECT", "OUTCOME"), rows);
        if (timeline.hasNonNull("note")) {
            console().note(timeline.path("note").asText());
        }
    }
}
