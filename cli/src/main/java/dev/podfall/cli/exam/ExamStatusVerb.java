package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the exam you are at: time left, tasks, flags; or one that is over.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam status", "  podfall exam status -o json"})
final class ExamStatusVerb extends Verb {
    @Parameters(
            paramLabel = "SITTING",
            arity = "0..1",
            description = "The sitting (default: the one that runs, else the last).")
    private String sitting;

    @Override
    protected void run() {
        JsonNode found = SittingChoice.of(server(), sitting, console());
        if (!printedJson(found)) {
            new SittingText(console()).status(found);
        }
    }
}
