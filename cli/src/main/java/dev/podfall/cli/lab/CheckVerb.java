package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Grades what is there now, without handing it in (practice only).",
            "It says which kind of thing is missing, not what is meant. It is free, but a lab may set a price on what it judges: "
                    + "see --pay."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall check", "  podfall check -o json"})
public final class CheckVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Option(
            names = "--pay",
            paramLabel = "ID",
            description =
                    "Has a criterion judged that has a price, by the id that the check shows; its price is taken off the score "
                            + "once. May be given several times.")
    private List<String> pay = new ArrayList<>();

    @Override
    protected void run() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        pay.forEach(request.putArray("pay")::add);
        JsonNode report =
                slowly("Looking at the cluster", s -> s.post("/attempts/" + attemptId(attempt) + "/check", request));
        if (!printedJson(report)) {
            new ReportText(console()).print(report);
        }
    }
}
