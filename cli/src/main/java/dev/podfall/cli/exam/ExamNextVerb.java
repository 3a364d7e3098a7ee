package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "next",
        mixinStandardHelpOptions = true,
        description = {
            "Turns to a task and shows it: the one that is named, or the next that is not done. A lab's cluster is started at the first"
                    + " visit; podfall kubectl then means that cluster."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall exam next             the next that is not done",
            "  podfall exam next 7           task 7",
            "  podfall exam next --done      done with this one, on to the next"
        })
final class ExamNextVerb extends Verb {
    @Parameters(paramLabel = "TASK", arity = "0..1", description = "Its number (default: the next that is not done).")
    private Integer task;

    @Option(names = "--done", description = "Says that the task you are at is done. Nothing ends by that.")
    private boolean done;

    @Override
    protected void run() {
        ServerLink server = server();
        JsonNode sitting = SittingChoice.of(server, null, console());
        if (done && sitting.path("current").asInt() > 0) {
            String here = SittingChoice.task(sitting, sitting.path("current").asInt());
            sitting = server.post(here + "/done", null).path("sitting");
        }
        int number = task == null ? following(sitting) : task;
        String path = SittingChoice.task(sitting, number) + "/open";
        JsonNode opened;
        try (Progress progress = console().progress()) {
            progress.quickStep("Opening task " + number);
            opened = server.postWithProgress(path, null, progress::event).path("sitting");
        }
        if (!printedJson(opened)) {
            new SittingText(console()).task(opened, number);
        }
    }

    /** The next after the current one that is not done, from the end on to the beginning; the next where all are. */
    static int following(JsonNode sitting) {
        int count = sitting.path("tasks").size();
        int current = sitting.path("current").asInt();
        for (int i = 0; i < count; i++) {
            int number = (current + i) % count + 1;
            boolean here = number == current;
            if (!here
                    && !sitting.path("tasks")
                            .path(number - 1)
                            .path("state")
                            .asText()
                            .equals("done")) {
                return number;
            }
        }
        return current % Math.max(1, count) + 1;
    }
}
