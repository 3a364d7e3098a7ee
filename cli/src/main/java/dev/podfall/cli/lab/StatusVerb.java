package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the attempt: state, time left, where things are.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall status", "  podfall status -o json"})
public final class StatusVerb extends Verb {
    @Parameters(paramLabel = "ATTEMPT", arity = "0..1", description = "The attempt (default: the latest).")
    private String attempt;

    @Override
    protected void run() {
        JsonNode found = attempt(attempt);
        if (!printedJson(found)) {
            new AttemptText(console()).status(found);
        }
    }
}
