package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Announces a drill: its cluster is started, users begin to call, and a countdown runs.",
            "Cues are then played by the plan, or by the facilitator's hand."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday start some-answers-differ --solo",
            "  podfall gameday start a-node-goes-away --countdown 1800 --by-hand"
        })
final class GameDayStartVerb extends Verb {
    @Parameters(paramLabel = "ID", description = "The game day's id, from: podfall gameday list.")
    private String gameDay;

    @Option(names = "--solo", description = "You are alone: colleagues are simulated, and do what a checklist says.")
    private boolean solo;

    @Option(names = "--by-hand", description = "The facilitator injects, not the plan.")
    private boolean byHand;

    @Option(
            names = "--countdown",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Until it begins, 0 to 7200 (default: ${DEFAULT-VALUE}).")
    private long countdown;

    @Override
    protected void run() {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("solo", solo)
                .put("byHand", byHand)
                .put("countdown", countdown);
        var view = slowly(
                        "Starting the drill's cluster",
                        server -> server.post("/gamedays/" + DrillVerb.segment(gameDay) + "/start", wish))
                .path("drill");
        if (!printedJson(view)) {
            new DrillText(console()).announced(view);
        }
    }
}
