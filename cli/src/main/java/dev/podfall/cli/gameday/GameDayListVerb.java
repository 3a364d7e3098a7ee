package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the game days, and the drills that were held.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday list", "  podfall gameday list -o json"})
final class GameDayListVerb extends Verb {
    @Override
    protected void run() {
        JsonNode all = server().get("/gamedays");
        if (printedJson(all)) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        all.path("gamedays")
                .forEach(g ->
                        rows.add(List.of(text(g, "id"), text(g, "minutes") + " min", runtimes(g), text(g, "title"))));
        console().table(List.of("GAME DAY", "TIME", "RUNTIMES", "TITLE"), rows);
        all.path("broken")
                .forEach(id -> console()
                        .note(id.asText() + " cannot be offered: podfall author lint --gameday " + id.asText()));
        if (!all.path("drills").isEmpty()) {
            console().line("");
            List<List<String>> held = new ArrayList<>();
            all.path("drills")
                    .forEach(d -> held.add(List.of(
                            text(d, "drill"),
                            text(d, "at").replaceFirst("T.*", ""),
                            text(d, "state") + (d.hasNonNull("ending") ? ", " + text(d, "ending") : ""),
                            number(d, "score", ""),
                            number(d, "detect", " s"),
                            number(d, "acknowledge", " s"),
                            number(d, "mitigate", " s"))));
            console().table(List.of("DRILL", "DAY", "STATE", "SCORE", "DETECTED", "ACKNOWLEDGED", "MITIGATED"), held);
        }
    }

    private static String runtimes(JsonNode gameDay) {
        List<String> names = new ArrayList<>();
        gameDay.path("runtimes").forEach(r -> names.add(r.asText()));
        return String.join(", ", names);
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asText();
    }

    private static String number(JsonNode of, String field, String unit) {
        return of.path(field).isNumber() ? of.path(field).asText() + unit : "-";
    }
}
