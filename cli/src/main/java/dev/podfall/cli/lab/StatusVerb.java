package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows every attempt that is not over, the latest first: time left, where things are, questions that are open. Where "
                    + "there is none, the last one.",
            "Other verbs mean the latest that runs, too, unless an attempt is named."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall status",
            "  podfall status empty-endpoints-2    one of them, or one that is over",
            "  podfall status -o json              the latest, and in attempts all that are not over"
        })
public final class StatusVerb extends Verb {
    @Parameters(paramLabel = "ATTEMPT", arity = "0..1", description = "The attempt (default: all that are not over).")
    private String attempt;

    @Override
    protected void run() {
        if (attempt != null) {
            JsonNode one = attempt(attempt);
            show(List.of(one), one);
            return;
        }
        List<JsonNode> running = new ArrayList<>();
        for (JsonNode each : server().get("/attempts").path("attempts")) {
            if (each.path("state").asText().matches("running|asking")) {
                running.add(each);
            }
        }
        JsonNode latest = running.isEmpty() ? attempt(null) : running.get(0);
        ObjectNode answer = latest.deepCopy();
        ArrayNode all = answer.putArray("attempts");
        running.forEach(all::add);
        List<JsonNode> byThemselves =
                running.stream().filter(each -> !each.hasNonNull("exam")).toList();
        boolean inExam = byThemselves.size() < running.size();
        show(running.isEmpty() ? List.of(latest) : byThemselves, answer);
        if (inExam && !asJson()) {
            console().line("An exam runs; its tasks are shown by: podfall exam status");
        }
    }

    private void show(List<JsonNode> shown, JsonNode tree) {
        if (printedJson(tree)) {
            return;
        }
        AttemptText text = new AttemptText(console());
        for (int i = 0; i < shown.size(); i++) {
            if (i > 0) {
                console().line("");
            }
            text.status(shown.get(i));
        }
        if (shown.size() > 1) {
            console().note("");
            console()
                    .note("Verbs mean " + shown.get(0).path("attempt").asText()
                            + " unless you name another: podfall check ATTEMPT");
        }
    }
}
