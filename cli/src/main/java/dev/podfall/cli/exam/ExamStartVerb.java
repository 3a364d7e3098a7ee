package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Numbers;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts an exam: a paper is drawn, and the clock runs. An exam that runs already goes on as it is.",
            "No cluster is started yet: each comes with its task."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall exam start mock-troubleshooting",
            "  podfall exam start chapter-1-foundations --extra-time 25",
            "  podfall exam start capstone-serving --seed 7 -o json"
        })
final class ExamStartVerb extends Verb {
    @Parameters(paramLabel = "EXAM", description = "The exam's id, from: podfall exam list.")
    private String exam;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Numbers.Seed.class,
            description =
                    "A whole number; it draws the same paper for everybody (default: one that you never had, as long as"
                            + " there is one).")
    private Long seed;

    @Option(
            names = "--extra-time",
            paramLabel = "PERCENT",
            description =
                    "An allowance beyond the exam's time, 0 to 200 per cent of it (default: 0). The report says so.")
    private Integer extraTime;

    @Override
    protected void run() {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        if (seed != null) {
            wish.put("seed", seed);
        }
        if (extraTime != null) {
            wish.put("extraTime", extraTime);
        }
        JsonNode sitting = server().post("/exams/" + ServerLink.segment(exam) + "/start", wish)
                .path("sitting");
        if (!printedJson(sitting)) {
            new SittingText(console()).started(sitting);
        }
    }
}
