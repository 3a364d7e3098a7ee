package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "regrade",
        mixinStandardHelpOptions = true,
        description = {
            "Judges the evidence that was kept of an attempt by the rubric as it is now. No cluster is needed.",
            "What was given before stays in the report, with the mark that takes its place."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall author regrade requests-hang-1", "  podfall author regrade requests-hang-1 -o json"})
final class AuthorRegradeVerb extends Verb {
    @Parameters(paramLabel = "ATTEMPT", description = "The attempt; it must be over.")
    private String attempt;

    @Override
    protected void run() {
        JsonNode change = server().post("/attempts/" + ServerLink.segment(attempt) + "/regrade", null);
        if (!printedJson(change)) {
            new ChangeText(console()).print(change);
        }
    }
}
