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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a lab: a cluster, broken the way production breaks. A lab that runs already goes on as it is, and is refused "
                    + "with another seed, mode or runtime than it has.",
            "Several labs can run side by side; podfall status lists them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall start empty-endpoints",
            "  podfall start killed-on-load --mode exam",
            "  podfall start image-backoff --seed 7 -o json"
        })
public final class StartVerb extends Verb {
    private static final String GOES_ON =
            "The start goes on in the background. See it: podfall status. End it: podfall stop";

    enum Mode {
        practice,
        exam
    }

    @Parameters(paramLabel = "LAB", description = "The lab's id, from: podfall labs.")
    private String lab;

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
                    "A whole number; the same one gives the same names and the same story (default: the same for everybody).")
    private Long seed;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "practice: hints, and checks as often as you like; exam: neither, graded once (default: practice).")
    private Mode mode;

    @Override
    protected void run() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("lab", lab);
        if (runtime != null) {
            request.put("runtime", runtime);
        }
        if (mode != null) {
            request.put("mode", mode.name());
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        JsonNode answer;
        ServerLink server = server();
        try (Farewell farewell = Farewell.saying(console(), GOES_ON);
                Progress progress = console().progress()) {
            progress.step("Starting " + lab);
            answer = server.postWithProgress("/attempts", request, progress::event);
        }
        JsonNode attempt = answer.path("attempt");
        if (!printedJson(attempt)) {
            new AttemptText(console()).started(attempt);
        }
    }
}
