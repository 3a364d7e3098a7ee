package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Hands the lab in. First your cluster is looked at, for good; what you change there afterwards counts no more. "
                    + "Then you are asked what was wrong, and the report is shown.",
            "On a terminal it asks. Elsewhere it prints the questions (with -o json as state: asking and questions[]), to be "
                    + "answered with podfall answer or on the attempt's page. With --answer it closes in one go.",
            "Handed in twice, it asks again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall submit                              hands in and asks",
            "  podfall submit -o json                      hands in and prints the questions",
            "  podfall answer cause=VALUE                  answers, and closes",
            "  podfall submit --answer cause=VALUE         both in one go"
        })
public final class SubmitVerb extends ClosingVerb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else one that asks).")
    private String attempt;

    @Option(
            names = "--answer",
            paramLabel = "ID=VALUE",
            description = "The answer to a diagnosis question; may be given several times, once for each question.")
    private List<String> answers = new ArrayList<>();

    @Override
    protected void run() {
        Map<String, String> given = Diagnosis.answers(answers, "--answer ID=VALUE");
        JsonNode found = attempt(attempt);
        String id = found.path("attempt").asText();
        Diagnosis.refuseUnknown(found, given.keySet());
        JsonNode handed;
        try (Farewell farewell =
                Farewell.saying(console(), "It goes on in the background. See it: podfall status " + id)) {
            handed = slowly(
                    "Letting the cluster come to rest, then looking at it",
                    s -> s.post("/attempts/" + id + "/submit", null));
        }
        if (handed.path("attempt").isObject()) {
            goOn(handed.path("attempt"), given, !given.isEmpty());
        } else if (!printedJson(handed)) { // Nothing to ask, or nothing to be seen.
            new ReportText(console()).print(handed);
        }
    }
}
