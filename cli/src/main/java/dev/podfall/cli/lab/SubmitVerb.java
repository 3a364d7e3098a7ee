package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Hands the lab in and shows what it was worth. That is final.",
            "What was chosen on the attempt's page counts, unless --answer says otherwise. On a terminal it asks the "
                    + "questions of the diagnosis that are open then. Elsewhere it says on stderr which are left out (with "
                    + "-o json in the field unanswered), and goes on without them: they earn nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall submit                              asks the diagnosis questions",
            "  podfall submit --answer cause=wrong-port    answers one on the command line",
            "  podfall submit -o json"
        })
public final class SubmitVerb extends Verb {
    @Parameters(paramLabel = "ATTEMPT", arity = "0..1", description = "The attempt (default: the latest that runs).")
    private String attempt;

    @Option(
            names = "--answer",
            paramLabel = "ID=VALUE",
            description = "The answer to a diagnosis question; may be given several times, once for each question.")
    private List<String> answers = new ArrayList<>();

    @Override
    protected void run() {
        Map<String, String> given = Diagnosis.answers(answers);
        JsonNode found = attempt(attempt);
        boolean runs = found.path("state").asText().equals("running");
        // Of an attempt that is over the server says what there is to say.
        Diagnosis diagnosis = new Diagnosis(found, runs ? given : Map.of());
        boolean asks = !asJson() && console().isInteractive();
        if (runs && asks) {
            diagnosis.ask(console());
            confirm(diagnosis);
        } else if (runs) {
            diagnosis.whatIsLeftOut().forEach(console()::note);
        }
        String path = "/attempts/" + found.path("attempt").asText() + "/submit";
        JsonNode report = slowly(
                "Grading: letting the cluster come to rest, then looking", s -> s.post(path, diagnosis.request()));
        ArrayNode open = ((ObjectNode) report).putArray("unanswered");
        diagnosis.unanswered().forEach(question -> open.add(question.path("id").asText()));
        if (!printedJson(report)) {
            new ReportText(console()).print(report);
        }
    }

    private void confirm(Diagnosis diagnosis) {
        int open = diagnosis.unanswered().size();
        if (open == 0) {
            return;
        }
        String said = console()
                .ask("Hand in with " + open + (open == 1 ? " question" : " questions") + " unanswered? [y/N] ");
        if (said == null || !said.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw CommandFailed.refused(
                    "not-submitted", "Nothing was handed in.", "The lab goes on. Hand it in with: podfall submit");
        }
    }
}
