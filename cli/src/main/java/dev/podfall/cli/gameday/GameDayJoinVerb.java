package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a link to a seat in the room. It signs one browser in, once, within 15 minutes.",
            "With --here the seat is for this terminal: its verbs are those of the role, and the timeline has its name."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday join --role commander --name Ada",
            "  eval \"$(podfall gameday join --role operations --name Bo --here)\""
        })
final class GameDayJoinVerb extends DrillVerb {
    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "operations",
            description = "facilitator, commander, operations, communications or scribe (default: ${DEFAULT-VALUE}).")
    private String role;

    @Option(names = "--name", paramLabel = "NAME", description = "Who sits there (default: the role).")
    private String name;

    @Option(names = "--here", description = "The seat is for this terminal; prints what sets PODFALL_SEAT.")
    private boolean here;

    @Override
    protected void run() {
        var wish = body().put("role", role).put("here", here);
        if (name != null) {
            wish.put("name", name);
        }
        JsonNode seat = server().post(path("join"), wish);
        if (printedJson(seat)) {
            return;
        }
        if (here) {
            console().line("export PODFALL_SEAT=" + seat.path("seat").asText());
            if (seat.hasNonNull("kubeconfig")) {
                console()
                        .line("export KUBECONFIG=" + "'"
                                + seat.path("kubeconfig").asText().replace("'", "'\\''") + "'");
            }
            console()
                    .note(
                            "This terminal is " + seat.path("role").asText()
                                    + " once that is run: eval \"$(podfall gameday join … --here)\". Up again: unset PODFALL_SEAT");
        } else {
            console().line(seat.path("url").asText());
            console().note("It works once, within 15 minutes; afterwards the page's address leads back to the seat.");
        }
    }
}
