package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which free drill somebody wants who names no game day. */
final class FreeChoice {
    @Option(names = "--free", description = "A drill that nobody wrote, rehearsed before it starts.")
    private boolean free;

    @Option(
            names = "--world",
            paramLabel = "WORLD",
            description = "With --free: where it happens (default: fraud-scorer).")
    private String world;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            split = ",",
            description =
                    "With --free: what breaks, one to three of lab-engine/FAULTS.md (default: drawn, and not told).")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "FAULT.PARAMETER=VALUE",
            description = "With --fault: a parameter of one of them (default: drawn).")
    private Map<String, String> with = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "With --free: the same drill again.")
    private Long seed;

    /** Puts it into the request; tells whether it is one. What does not go together is refused before a server is asked. */
    boolean into(ObjectNode request, String gameDay) {
        if (free == (gameDay != null)) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    free ? "Name a game day or --free, not both." : "It is not said what to start.",
                    "All game days: podfall gameday list\nOne that nobody wrote: podfall gameday start --free");
        } else if (!free && (world != null || !faults.isEmpty() || !with.isEmpty() || seed != null)) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "--world, --fault, --with and --seed go with --free.",
                    "See: podfall gameday start --help");
        } else if (!free) {
            return false;
        }
        if (world != null) {
            request.put("world", world);
        }
        ArrayNode names = request.putArray("faults");
        faults.stream().map(String::strip).filter(f -> !f.isEmpty()).forEach(names::add);
        ObjectNode parameters = request.putObject("with");
        with.forEach(parameters::put);
        if (seed != null) {
            request.put("seed", seed);
        }
        return true;
    }

    /** What starts the same drill. */
    String again(long drawn) {
        StringBuilder line = new StringBuilder("podfall gameday start --free");
        if (world != null) {
            line.append(" --world ").append(world);
        }
        if (!faults.isEmpty()) {
            line.append(" --fault ").append(String.join(",", faults));
        }
        with.forEach((name, value) ->
                line.append(" --with ").append(name).append('=').append(value));
        return line.append(" --seed ").append(drawn).toString();
    }
}
