package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Numbers;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.console.RuntimeName;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a lab: a cluster, broken the way production breaks. A lab that runs already goes on as it is, and"
                    + " is refused with another seed, mode, runtime or --show than it has.",
            "Several labs can run side by side; podfall status lists them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall start empty-endpoints",
            "  podfall start killed-on-load --mode exam --show none",
            "  podfall start image-backoff --seed 7 -o json",
            "  podfall start --random --domain networking --difficulty 2"
        })
public final class StartVerb extends Verb {
    private static final String GOES_ON =
            "The start goes on in the background. See it: podfall status. End it: podfall stop";

    enum Mode {
        practice,
        exam
    }

    @Parameters(paramLabel = "LAB", arity = "0..1", description = "The lab's id, from: podfall labs.")
    private String lab;

    @Mixin
    private IncidentChoice incident;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            converter = RuntimeName.class,
            description = "Where the cluster runs: embedded, kind or existing (default: embedded).")
    private String runtime;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Numbers.Seed.class,
            description =
                    "A whole number; the same one draws the same lab with the same names and the same story (default:"
                            + " a new one each time; an exam never draws what you had, as long as something else is"
                            + " left).")
    private Long seed;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "practice: hints, and checks as often as you like; exam: neither, graded once (default: practice).")
    private Mode mode;

    enum Show {
        none,
        score,
        report
    }

    @Option(
            names = "--show",
            paramLabel = "WHAT",
            description =
                    "What is shown of an exam when it is over. none: that it was handed in; score: the marks, without"
                            + " answers and explanation; report: everything (default: what the lab says, else score)."
                            + " Practice shows everything.")
    private Show show;

    @Override
    protected void run() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        incident.into(request, lab);
        if (runtime != null) {
            request.put("runtime", runtime);
        }
        if (mode != null) {
            request.put("mode", mode.name());
        }
        if (show != null) {
            request.put("show", show.name());
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        JsonNode answer;
        ServerLink server = server();
        try (Farewell farewell = Farewell.saying(console(), GOES_ON);
                Progress progress = console().progress()) {
            progress.quickStep(lab == null ? "Making an incident" : "Starting " + lab);
            answer = server.postWithProgress("/attempts", request, progress::event);
        }
        JsonNode attempt = answer.path("attempt");
        if (!printedJson(attempt)) {
            new AttemptText(console()).started(attempt);
        }
    }
}
