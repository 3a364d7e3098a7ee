package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.grader.incident.NoSuchIncident;
import dev.podfall.scenario.load.Catalogue;
import picocli.CommandLine.Option;

/** Which incident somebody wants who names no lab. */
public final class IncidentChoice {
    private static final String HELP = "See: podfall start --help";

    @Option(
            names = "--random",
            description =
                    "An incident that nobody wrote: drawn anew, tried out before you see it, and told by its symptom.")
    private boolean random;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description =
                    "With --random: what its first fault is about, such as startup or networking (default: anything).")
    private String domain;

    @Option(
            names = "--difficulty",
            paramLabel = "N",
            description = "With --random: 1 (one fault), 2 (two, and something that leads astray) or 3 (three of them)"
                    + " (default: drawn).")
    private String difficulty;

    /** Puts it, or the lab, into the request. What does not go together is refused before a server is asked. */
    void into(ObjectNode request, String lab) {
        if (random == (lab != null)) {
            throw usage(
                    random
                            ? "Name a lab or --random, not both."
                            : "It is not said what to start: name a lab, or let one be made with --random.",
                    "All labs: podfall labs\nAny incident: podfall start --random");
        } else if (!random && (domain != null || difficulty != null)) {
            throw usage("--domain and --difficulty go with --random.", HELP);
        } else if (!random) {
            request.put("lab", lab);
            return;
        }
        try {
            Incidents.wish(Catalogue.builtIn(), domain, difficulty);
        } catch (NoSuchIncident none) {
            throw usage(none.getMessage(), none.next());
        }
        request.put("random", true);
        if (domain != null) {
            request.put("domain", domain);
        }
        if (difficulty != null) {
            request.put("difficulty", difficulty);
        }
    }

    private static CommandFailed usage(String message, String next) {
        return new CommandFailed("USAGE", "usage", message, next);
    }

    /** What starts a lab like that of an attempt: {@code podfall start --random --difficulty 2}. */
    public static String start(JsonNode attempt) {
        String lab = attempt.path("lab").asText();
        JsonNode wish = attempt.path("incident");
        if (!lab.equals(Incidents.LAB)) {
            return "podfall start " + lab;
        }
        return "podfall start --random"
                + (wish.hasNonNull("domain")
                        ? " --domain " + wish.path("domain").asText()
                        : "")
                + (wish.hasNonNull("difficulty")
                        ? " --difficulty " + wish.path("difficulty").asText()
                        : "");
    }
}
