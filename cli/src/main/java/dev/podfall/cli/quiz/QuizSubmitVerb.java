package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description =
                "Hands in the quiz, and shows what was right. On a terminal it asks first when something is open.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall quiz submit", "  podfall quiz submit --yes -o json"})
final class QuizSubmitVerb extends Verb {
    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Override
    protected void run() {
        ServerLink server = server();
        JsonNode sitting = SittingPath.running(server);
        if (!yes && !asJson() && console().isInteractive()) {
            QuizRound.confirm(console(), sitting);
        }
        JsonNode over = server.post(SittingPath.of(sitting) + "/submit", null).path("sitting");
        if (!printedJson(over)) {
            new QuizText(console()).report(over);
        }
    }
}
