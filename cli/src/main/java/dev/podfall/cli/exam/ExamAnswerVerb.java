package dev.podfall.cli.exam;

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
        description = "Answers the question you are at. It can be changed until the exam is handed in.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall exam answer describe previous     several values, where several may be chosen",
            "  podfall exam answer 43.2                  a number, a word or a command",
            "  podfall exam answer readiness=traffic liveness=restart     what belongs together",
            "  podfall exam answer --task 4 --clear      takes the answer back"
        })
final class ExamAnswerVerb extends Verb {
    @Parameters(paramLabel = "VALUE", arity = "0..*", description = "As podfall exam next shows them.")
    private List<String> values = new ArrayList<>();

    @Option(names = "--task", paramLabel = "TASK", description = "Its number (default: the one you are at).")
    private Integer task;

    @Option(names = "--clear", description = "Takes the answer back.")
    private boolean clear;

    @Override
    protected void run() {
        if (clear == !values.isEmpty()) {
            throw usage("Say what the answer is, or --clear.");
        }
        ServerLink server = server();
        JsonNode sitting = SittingChoice.of(server, null, console());
        int number = SittingChoice.number(sitting, task);
        JsonNode question = sitting.path("tasks").path(number - 1).path("question");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!clear && question.isObject()) {
            body.set("response", new TypedAnswer(question, "podfall exam answer --help").of(values));
        }
        JsonNode kept = server.post(SittingChoice.task(sitting, number) + "/answer", body)
                .path("sitting");
        if (!printedJson(kept)) {
            JsonNode answer = kept.path("tasks").path(number - 1).path("answer");
            console().line(clear ? "Task " + number + " has no answer." : "Saved: task " + number + ".");
            if (answer.hasNonNull("note")) {
                console().line(answer.path("note").asText());
            }
        }
    }

    static CommandFailed usage(String message) {
        return new CommandFailed("USAGE", "usage", message, "See: podfall exam answer --help");
    }
}
