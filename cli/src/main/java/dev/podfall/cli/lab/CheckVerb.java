package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Grades what is there now, without handing it in (practice only).",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall check", "  podfall check -o json"})
public final class CheckVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Override
    protected void run() {
        JsonNode report =
                slowly("Looking at the cluster", s -> s.post("/attempts/" + attemptId(attempt) + "/check", null));
        if (!printedJson(report)) {
            new ReportText(console()).print(report);
        }
    }
}
