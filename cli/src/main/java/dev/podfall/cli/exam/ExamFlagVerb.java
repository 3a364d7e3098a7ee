package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "flag",
        mixinStandardHelpOptions = true,
        description = "Flags a task, to come back to it before you hand in.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam flag", "  podfall exam flag 7 --off"})
final class ExamFlagVerb extends Verb {
    @Parameters(paramLabel = "TASK", arity = "0..1", description = "Its number (default: the one you are at).")
    private Integer task;

    @Option(names = "--off", description = "Takes the flag away.")
    private boolean off;

    @Override
    protected void run() {
        ServerLink server = server();
        JsonNode sitting = SittingChoice.of(server, null, console());
        int number = SittingChoice.number(sitting, task);
        JsonNode flagged = server.post(
                        SittingChoice.task(sitting, number) + "/flag",
                        JsonNodeFactory.instance.objectNode().put("on", !off))
                .path("sitting");
        if (!printedJson(flagged)) {
            console().line("Task " + number + (off ? " has no flag." : " is flagged."));
        }
    }
}
