package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Shows what came of an exam: by domain, weakest first, time against budget, what to practise next.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam report", "  podfall exam report mock-troubleshooting-1 -o json"})
final class ExamReportVerb extends Verb {
    @Parameters(
            paramLabel = "SITTING",
            arity = "0..1",
            description = "The sitting (default: the one that runs, else the last).")
    private String sitting;

    @Override
    protected void run() {
        ServerLink server = server();
        String id = SittingChoice.of(server, sitting).path("sitting").asText();
        JsonNode report = server.get("/exam-sittings/" + id + "/report");
        if (!printedJson(report)) {
            new ExamReportText(console()).print(report);
        }
    }
}
