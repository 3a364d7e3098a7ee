package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Shows what came of a quiz: each question, what was right, and why.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall quiz report", "  podfall quiz report -o json"})
final class QuizReportVerb extends Verb {
    @Parameters(
            paramLabel = "SITTING",
            arity = "0..1",
            description = "The sitting (default: the one that was handed in last).")
    private String sitting;

    @Override
    protected void run() {
        JsonNode found = SittingPath.find(server(), sitting == null ? "handed-in" : sitting);
        if (found.path("state").asText().equals("running")) {
            throw CommandFailed.refused(
                    "quiz-runs",
                    "This quiz is not handed in yet.",
                    "Go on: podfall quiz next\nHand it in: podfall quiz submit");
        }
        if (!printedJson(found)) {
            new QuizText(console()).report(found);
        }
    }
}
