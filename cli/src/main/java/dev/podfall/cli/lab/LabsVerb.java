package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "labs",
        mixinStandardHelpOptions = true,
        description =
                "Lists the labs: those that come with Podfall, and yours if PODFALL_CATALOGUE names their folder.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall labs", "  podfall labs -o json"})
public final class LabsVerb extends Verb {
    @Override
    protected void run() {
        JsonNode answer = server().get("/labs");
        if (printedJson(answer)) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode lab : answer.path("labs")) {
            rows.add(List.of(
                    lab.path("id").asText(),
                    lab.path("difficulty").asText(),
                    lab.path("minutes").asText() + " min",
                    lab.path("symptom").asText()));
        }
        console().table(List.of("LAB", "DIFFICULTY", "TIME", "WHAT YOU SEE"), rows);
        console().note("");
        Home.signedCatalogue().ifPresent(pack -> console().note("Yours are of " + pack + "."));
        console().note("Start one with: podfall start LAB");
    }
}
