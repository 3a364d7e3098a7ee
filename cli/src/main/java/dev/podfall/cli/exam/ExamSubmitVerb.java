package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Hands in the exam: all tasks as they stand, for good. Then every cluster is looked at, which takes a while, and the report is"
                    + " shown.",
            "On a terminal it asks first when a task is not done."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam submit", "  podfall exam submit --yes -o json"})
final class ExamSubmitVerb extends Verb {
    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Override
    protected void run() {
        JsonNode sitting = SittingChoice.of(server(), null);
        if (!yes && !asJson() && console().isInteractive()) {
            confirm(sitting);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("waits", true);
        String path = "/exam-sittings/" + sitting.path("sitting").asText() + "/submit";
        JsonNode answer = slowly("Looking at the clusters of all tasks", s -> s.post(path, body));
        if (printedJson(answer)) {
            return;
        } else if (answer.has("sitting") && answer.path("sitting").isObject()) {
            console().line("Handed in. It is being looked at; in a moment: podfall exam report");
        } else {
            new ExamReportText(console()).print(answer);
        }
    }

    private void confirm(JsonNode sitting) {
        int open = 0;
        for (JsonNode task : sitting.path("tasks")) {
            open += task.path("state").asText().equals("done") ? 0 : 1;
        }
        if (open == 0 || !sitting.path("state").asText().equals("running")) {
            return;
        }
        String answer = console()
                .ask(open + (open == 1 ? " task is" : " tasks are") + " not done. Hand in all the same? [y/N] ");
        if (answer == null || !answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
            throw CommandFailed.refused("not-handed-in", "Nothing was handed in.", "Go on: podfall exam next");
        }
    }
}
