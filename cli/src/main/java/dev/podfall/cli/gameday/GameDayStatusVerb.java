package dev.podfall.cli.gameday;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows where the drill is: pager, users, runbooks, the newest of the timeline.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday status", "  podfall gameday status -o json"})
final class GameDayStatusVerb extends DrillVerb {
    @Parameters(paramLabel = "DRILL", arity = "0..1", description = "The drill; the same as --drill.")
    void drill(String id) {
        about(id);
    }

    @Override
    protected void run() {
        print(seen());
    }
}
