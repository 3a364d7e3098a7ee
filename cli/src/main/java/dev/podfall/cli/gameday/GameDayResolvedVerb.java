package dev.podfall.cli.gameday;

import picocli.CommandLine.Command;

@Command(
        name = "resolved",
        mixinStandardHelpOptions = true,
        description = "Says that it is over: the review begins.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday resolved --by Ada"})
final class GameDayResolvedVerb extends DrillVerb {
    @Override
    protected void run() {
        send("resolved", body());
    }
}
