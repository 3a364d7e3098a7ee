package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.MarkdownText;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "hint",
        mixinStandardHelpOptions = true,
        description = "Shows the next hint, and takes its price off the score (practice only).",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall hint", "  podfall hint -o json"})
public final class HintVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Override
    protected void run() {
        JsonNode hint = server().post("/attempts/" + attemptId(attempt) + "/hint", null);
        if (printedJson(hint)) {
            return;
        }
        console()
                .line(console()
                                .bold("Hint " + hint.path("number").asInt() + " of "
                                        + hint.path("of").asInt())
                        + console().faint(" (costs " + hint.path("price").asText() + " points)"));
        console().line(new MarkdownText(console()).of(hint.path("hint").asText()));
    }
}
