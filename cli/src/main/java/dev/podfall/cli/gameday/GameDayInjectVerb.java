package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "inject",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a cue now, whatever the plan says. For the facilitator.",
            "Who trains alone names none: the next one comes, and is not told."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday inject", "  podfall gameday inject trial"})
final class GameDayInjectVerb extends DrillVerb {
    @Parameters(paramLabel = "CUE", arity = "0..1", description = "The cue (default: the next one).")
    private String cue;

    @Override
    protected void run() {
        JsonNode drill = send("inject", cue == null ? body() : body().put("cue", cue));
        boolean isIn = drill.path("failures").isEmpty();
        if (!asJson() && isIn && drill.path("cues").isEmpty()) {
            console().note("It was injected. What it is, users and pods tell, and the report at the end.");
        }
    }
}
