package dev.podfall.cli.gameday;

import picocli.CommandLine.Command;

@Command(
        name = "mitigated",
        mixinStandardHelpOptions = true,
        description = "Says that users are well again. Roll back first, look for the cause afterwards.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday mitigated --by Ada"})
final class GameDayMitigatedVerb extends DrillVerb {
    @Override
    protected void run() {
        send("mitigated", body());
    }
}
