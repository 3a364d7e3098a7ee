package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows a sitting: time left, and what is answered.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall quiz status", "  podfall quiz status -o json"})
final class QuizStatusVerb extends Verb {
    @Parameters(
            paramLabel = "SITTING",
            arity = "0..1",
            description = "The sitting (default: the one that runs, else the last).")
    private String sitting;

    @Override
    protected void run() {
        JsonNode found = SittingPath.find(server(), sitting);
        if (!printedJson(found)) {
            new QuizText(console()).status(found);
        }
    }
}
