package dev.podfall.cli.gameday;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "ack",
        mixinStandardHelpOptions = true,
        description = "Acknowledges a page: somebody is at it.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday ack", "  podfall gameday ack 2 --by Ada"})
final class GameDayAckVerb extends DrillVerb {
    @Parameters(paramLabel = "PAGE", arity = "0..1", description = "Its number (default: the oldest that waits).")
    private Integer page;

    @Override
    protected void run() {
        send("ack", page == null ? body() : body().put("page", page));
    }
}
