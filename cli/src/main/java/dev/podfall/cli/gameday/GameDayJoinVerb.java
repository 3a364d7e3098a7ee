package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Prints a link to a seat in the room. It signs one browser in, once, within 15 minutes.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday join --role commander --name Ada", "  podfall gameday join --role facilitator"})
final class GameDayJoinVerb extends DrillVerb {
    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "operations",
            description = "facilitator, commander, operations, communications or scribe (default: ${DEFAULT-VALUE}).")
    private String role;

    @Option(names = "--name", paramLabel = "NAME", description = "Who sits there (default: the role).")
    private String name;

    @Override
    protected void run() {
        var wish = body().put("role", role);
        if (name != null) {
            wish.put("name", name);
        }
        JsonNode seat = server().post(path("join"), wish);
        if (!printedJson(seat)) {
            console().line(seat.path("url").asText());
            console().note("It works once, within 15 minutes; afterwards the page's address leads back to the seat.");
        }
    }
}
