package dev.podfall.cli.gameday;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "abort",
        mixinStandardHelpOptions = true,
        description = "The kill switch: takes back all that was injected, and ends the drill.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday abort a real incident needs us"})
final class GameDayAbortVerb extends DrillVerb {
    @Parameters(paramLabel = "WHY", arity = "1..*", description = "Why; the timeline keeps it.")
    private List<String> why;

    @Override
    protected void run() {
        send("abort", body().put("text", String.join(" ", why)));
    }
}
