package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "next",
        mixinStandardHelpOptions = true,
        description = "Shows a question: the one that is named, or the first that has no whole answer.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall quiz next", "  podfall quiz next 4"})
final class QuizNextVerb extends Verb {
    @Parameters(
            paramLabel = "QUESTION",
            arity = "0..1",
            description = "Its number (default: the first that has no whole answer).")
    private Integer named;

    @Override
    protected void run() {
        ServerLink server = server();
        JsonNode sitting = SittingPath.running(server);
        int number = number(sitting);
        JsonNode seen = server.post(SittingPath.question(sitting, number) + "/open", null)
                .path("sitting");
        if (!printedJson(seen.path("questions").path(number - 1))) {
            new QuizText(console()).question(seen, number);
        }
    }

    private int number(JsonNode sitting) {
        if (named != null) {
            return named;
        }
        int open = SittingPath.firstOpen(sitting);
        if (open == 0) {
            throw CommandFailed.refused(
                    "all-answered",
                    "All questions are answered.",
                    "Hand it in: podfall quiz submit\nLook at one: podfall quiz next 1");
        }
        return open;
    }
}
