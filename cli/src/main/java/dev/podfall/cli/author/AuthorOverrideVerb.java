package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "override",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a criterion, a question or a guard of an attempt other points than the rubric does.",
            "The reason is shown in every report from then on, beside the mark that was given first."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author override requests-hang-1 answers --points 20 --reason \"a right way the rubric did not know\"",
            "  podfall author override requests-hang-1 no-deletions --points 0 --reason \"the teacher had asked for it\""
        })
final class AuthorOverrideVerb extends Verb {
    @Parameters(index = "0", paramLabel = "ATTEMPT", description = "The attempt; it must be over.")
    private String attempt;

    @Parameters(
            index = "1",
            paramLabel = "CRITERION",
            description = "What is judged, by its id in the report (podfall report ATTEMPT -o json).")
    private String criterion;

    @Option(
            names = "--points",
            paramLabel = "N",
            required = true,
            description = "What it earns: 0 to its weight; a guard costs, so minus its weight to 0.")
    private double points;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, in a sentence.")
    private String reason;

    @Override
    protected void run() {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        wish.put("criterion", criterion).put("points", points).put("reason", reason);
        JsonNode change = server().post("/attempts/" + ServerLink.segment(attempt) + "/override", wish);
        if (!printedJson(change)) {
            new ChangeText(console()).print(change);
        }
    }
}
