package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Announces a drill: its cluster is started, users begin to call, and a countdown runs.",
            "Cues are then played by the plan, or by the facilitator's hand.",
            "With --free nobody wrote it: world and faults are chosen here, or drawn. It is rehearsed before it starts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday start some-answers-differ --solo",
            "  podfall gameday start a-node-goes-away --countdown 1800 --by-hand",
            "  podfall gameday start one-of-two-goes --solo --runtime kind",
            "  podfall gameday start --free --solo",
            "  podfall gameday start --free --world recommender --fault service-selector,probe-path",
            "  podfall gameday start --free --fault replicas --with replicas.replicas=0 --seed 7"
        })
final class GameDayStartVerb extends Verb {
    private static final String EMBEDDED = "embedded";

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The game day's id, from: podfall gameday list.")
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

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            defaultValue = EMBEDDED,
            description =
                    "Where its cluster is: embedded, kind or existing; podfall gameday list says which drill may be held where"
                            + " (default: ${DEFAULT-VALUE}).")
    private String runtime;

    @Mixin
    private FreeChoice free = new FreeChoice();

    @Override
    protected void run() {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("solo", solo)
                .put("byHand", byHand)
                .put("countdown", countdown)
                .put("runtime", runtime);
        boolean isFree = free.into(wish, gameDay);
        JsonNode started = slowly(
                isFree ? "Rehearsing the drill, and starting its cluster" : "Starting the drill's cluster",
                server -> server.post(
                        isFree ? "/gamedays/free" : "/gamedays/" + ServerLink.segment(gameDay) + "/start", wish));
        JsonNode view = started.path("drill");
        if (printedJson(isFree ? started : view)) {
            return;
        }
        new DrillText(console()).announced(view);
        if (isFree) {
            console().note("The same again: " + free.again(started.path("seed").asLong()));
        }
    }
}
