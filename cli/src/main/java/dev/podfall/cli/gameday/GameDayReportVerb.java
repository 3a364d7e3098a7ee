package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Shows what came of a drill: measures, a verdict on the system and one on the team.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday report", "  podfall gameday report --drill some-answers-differ-1 -o json"})
final class GameDayReportVerb extends DrillVerb {
    @Parameters(paramLabel = "DRILL", arity = "0..1", description = "The drill; the same as --drill.")
    void drill(String id) {
        about(id);
    }

    @Override
    protected void run() {
        JsonNode report = server().get(path("report"));
        if (!printedJson(report)) {
            new DrillReportText(console()).print(report);
        }
    }
}
