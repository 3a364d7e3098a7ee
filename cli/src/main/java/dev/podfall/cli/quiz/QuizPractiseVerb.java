package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;

@Command(
        name = "practise",
        mixinStandardHelpOptions = true,
        description = "Asks again what you missed and is due; each time you have it right, it waits longer.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall quiz practise"})
final class QuizPractiseVerb extends Verb {
    @Override
    protected void run() {
        JsonNode started = server().post("/quiz-practice", null).path("sitting");
        if (printedJson(started)) {
            return;
        }
        new QuizText(console()).started(started);
        if (console().isInteractive()) {
            new QuizRound(console(), server()).ask(started);
        }
    }
}
