package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.question.TypedAnswer;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = "Answers a question. It can be changed until the quiz is handed in, or the answer is checked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall quiz answer control                        the first that has no whole answer",
            "  podfall quiz answer --question 3 43.2",
            "  podfall quiz answer --question 4 readiness=traffic liveness=restart",
            "  podfall quiz answer --question 5 --check           it stands; what was right?",
            "  podfall quiz answer --question 5 --clear"
        })
final class QuizAnswerVerb extends Verb {
    private static final String HELP = "podfall quiz answer --help";

    @Parameters(paramLabel = "VALUE", arity = "0..*", description = "As podfall quiz next shows them.")
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--question",
            paramLabel = "N",
            description = "Its number (default: the first without a whole answer).")
    private Integer named;

    @Option(names = "--clear", description = "Takes the answer back.")
    private boolean clear;

    @Option(
            names = "--check",
            description = "Where answers are explained at once: it stands for good, and is explained.")
    private boolean check;

    @Override
    protected void run() {
        if (!check && clear == !values.isEmpty()) {
            throw new CommandFailed("USAGE", "usage", "Say what the answer is, or --clear.", "See: " + HELP);
        }
        ServerLink server = server();
        JsonNode sitting = SittingPath.running(server);
        int number = named == null ? SittingPath.firstOpen(sitting) : named;
        if (number == 0) {
            throw CommandFailed.refused(
                    "all-answered", "All questions are answered.", "Name the one to change: --question N");
        }
        String path = SittingPath.question(sitting, number);
        if (clear || !values.isEmpty()) {
            JsonNode question = sitting.path("questions").path(number - 1).path("question");
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (!clear && question.isObject()) {
                body.set("response", new TypedAnswer(question, HELP).of(values));
            }
            sitting = server.post(path + "/answer", body).path("sitting");
        }
        if (check) {
            sitting = server.post(path + "/check", null).path("sitting");
        }
        JsonNode asked = sitting.path("questions").path(number - 1);
        if (!printedJson(asked)) {
            new QuizText(console()).answered(asked);
        }
    }
}
