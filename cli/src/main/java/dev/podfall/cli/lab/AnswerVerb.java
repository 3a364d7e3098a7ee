package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = {
            "Answers the questions of an attempt that was handed in, closes it and shows what it was worth. That is final.",
            "Answers that were saved on its page or on a terminal count, unless others are given here. On a terminal it asks "
                    + "those that are open then. Elsewhere it closes without them: they earn nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall answer                              asks, and closes",
            "  podfall answer cause=VALUE field=VALUE     closes with these answers",
            "  podfall answer empty-endpoints-2 -o json    closes that attempt as it is answered so far"
        })
public final class AnswerVerb extends ClosingVerb {
    @Parameters(
            paramLabel = "ATTEMPT|ID=VALUE",
            arity = "0..*",
            description =
                    "The attempt (default: the latest that asks), and an answer for each question, by the ids and values "
                            + "that podfall submit printed.")
    private List<String> words = new ArrayList<>();

    @Override
    protected void run() {
        List<String> names = words.stream().filter(w -> !w.contains("=")).toList();
        if (names.size() > 1) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "\"" + names.get(1) + "\" is no answer.",
                    "Name one attempt at most, and write answers as ID=VALUE. Nothing was done.");
        }
        Map<String, String> given =
                Diagnosis.answers(words.stream().filter(w -> w.contains("=")).toList(), "ID=VALUE");
        JsonNode found = names.isEmpty() ? asking() : attempt(names.get(0));
        boolean asks = found.path("state").asText().equals("asking");
        if (asks) {
            goOn(found, given, true);
        } else { // The server says why there is nothing to answer.
            server().post("/attempts/" + found.path("attempt").asText() + "/close", Diagnosis.request(given));
        }
    }

    private JsonNode asking() {
        for (JsonNode each : server().get("/attempts").path("attempts")) {
            if (each.path("state").asText().equals("asking")) {
                return each;
            }
        }
        return attempt(null);
    }
}
