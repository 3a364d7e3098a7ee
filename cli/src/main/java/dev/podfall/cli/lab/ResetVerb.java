package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Gives the attempt a fresh cluster, broken as at the start. What you changed is gone; the attempt's clock runs on, and "
                    + "hints stay paid.",
            "For a new attempt instead: podfall stop, then podfall start LAB."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall reset", "  podfall reset -o json"})
public final class ResetVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt, which must be running (default: the latest that runs).")
    private String attempt;

    @Override
    protected void run() {
        JsonNode answer;
        ServerLink server = server();
        String id = attemptId(attempt);
        try (Progress progress = console().progress()) {
            progress.quickStep("Resetting the lab");
            answer = server.postWithProgress("/attempts/" + id + "/reset", null, progress::event);
        }
        if (!printedJson(answer.path("attempt"))) {
            new AttemptText(console()).started(answer.path("attempt"));
        }
    }
}
