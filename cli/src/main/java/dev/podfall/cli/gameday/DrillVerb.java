package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Option;

/** What the verbs of a drill have in common: which drill, and who does it. */
abstract class DrillVerb extends Verb {
    @Option(
            names = "--drill",
            paramLabel = "DRILL",
            description = "The drill (default: the one that is not over, else the last).")
    private String drill;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description =
                    "Who does it, for the timeline (default: your login's name). A terminal with a seat has its name.")
    private String by;

    @Option(
            names = "--seat",
            paramLabel = "SEAT",
            defaultValue = "${env:PODFALL_SEAT}",
            description = "This terminal's seat, from: podfall gameday join --here (default: PODFALL_SEAT)."
                    + " Its role says which verbs there are.")
    private String seat;

    /** The address of something of the drill. */
    final String path(String below) {
        String id = ServerLink.segmentOrLatest(drill);
        return "/drills/" + id + (below.isEmpty() ? "" : "/" + below);
    }

    /** Names the drill, for verbs that take it as their word. */
    final void about(String named) {
        drill = named;
    }

    /** A body that says who does it. */
    final ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (seat != null && !seat.isBlank()) {
            return body.put("seat", seat);
        }
        return body.put("by", by == null ? login() : by);
    }

    private static String login() {
        String name = System.getProperty("user.name", "").strip();
        return name.isEmpty() ? "terminal" : name + " (terminal)";
    }

    /** Does it, and prints the drill as it is then. @return as it is then */
    final JsonNode send(String verb, ObjectNode body) {
        JsonNode answer = server().post(path(verb), body);
        print(answer);
        return answer.path("drill");
    }

    /** The drill as this terminal's seat sees it. */
    final JsonNode seen() {
        String mine = seat == null || seat.isBlank() ? "" : "?seat=" + ServerLink.segment(seat);
        return server().get(path("") + mine);
    }

    /** Prints a drill. @param answer the server's: the drill, and this terminal's role if it has a seat */
    final void print(JsonNode answer) {
        if (!printedJson(answer.path("drill"))) {
            new DrillText(console(), answer.path("role").asText()).print(answer.path("drill"));
        }
    }
}
