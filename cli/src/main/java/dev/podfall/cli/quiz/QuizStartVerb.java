package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.quiz.Feedback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a quiz; its clock runs on the server, as on the web. One that runs already goes on as it is.",
            "On a terminal it asks question by question; else it shows the sitting."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall quiz start foundations",
            "  podfall quiz start foundations --feedback immediate",
            "  podfall quiz start foundations -o json"
        })
final class QuizStartVerb extends Verb {
    @Parameters(paramLabel = "QUIZ", description = "The quiz's id, from: podfall quiz list.")
    private String quiz;

    @Option(
            names = "--feedback",
            paramLabel = "WHEN",
            description =
                    "immediate: each answer is explained once it is given; deferred: after the hand-in (default: as the quiz says).")
    private Feedback feedback;

    @Override
    protected void run() {
        if (quiz.isBlank()) {
            throw new CommandFailed("USAGE", "usage", "Say which quiz to start.", "All quizzes: podfall quiz list");
        }
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        if (feedback != null) {
            wish.put("feedback", feedback.name());
        }
        JsonNode started = server().post("/quizzes/" + ServerLink.segment(quiz) + "/start", wish)
                .path("sitting");
        if (printedJson(started)) {
            return;
        }
        new QuizText(console()).started(started);
        if (console().isInteractive()) {
            new QuizRound(console(), server()).ask(started);
        }
    }
}
