package dev.podfall.cli.gameday;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "note",
        mixinStandardHelpOptions = true,
        description =
                "Writes something into the timeline: a note, an update to those who wait, a decision, a hand-off, toil.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday note two pods answer with v2",
            "  podfall gameday note --kind update --by Lin We are at it, next word in 15 minutes.",
            "  podfall gameday note --kind toil --minutes 10 restarted pods by hand"
        })
final class GameDayNoteVerb extends DrillVerb {
    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to write down.")
    private List<String> words;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "note",
            description = "note, update, decision, handoff or toil (default: ${DEFAULT-VALUE}).")
    private String kind;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "0", description = "Of toil (default: 0).")
    private int minutes;

    @Override
    protected void run() {
        send(
                "note",
                body().put("kind", kind).put("text", String.join(" ", words)).put("minutes", minutes));
    }
}
