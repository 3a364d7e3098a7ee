package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Shows how an attempt was graded: for good, or at its last check while it runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall report", "  podfall report -o json"})
public final class ReportVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Override
    protected void run() {
        JsonNode report = server().get("/attempts/" + attemptId(attempt) + "/report");
        if (!printedJson(report)) {
            new ReportText(console()).print(report);
        }
    }
}
