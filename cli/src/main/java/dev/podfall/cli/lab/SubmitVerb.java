package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Hands the lab in and shows what it was worth.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall submit                              asks the diagnosis questions",
            "  podfall submit --answer cause=wrong-port    answers one on the command line",
            "  podfall submit -o json"
        })
public final class SubmitVerb extends Verb {
    @Parameters(paramLabel = "ATTEMPT", arity = "0..1", description = "The attempt (default: the latest).")
    private String attempt;

    @Option(
            names = "--answer",
            paramLabel = "ID=VALUE",
            description = "The answer to a diagnosis question; may be given several times.")
    private Map<String, String> answers = new LinkedHashMap<>();

    @Override
    protected void run() {
        JsonNode found = attempt(attempt);
        if (!asJson() && console().isInteractive() && answers.isEmpty()) {
            found.path("questions").forEach(this::ask);
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode given = request.putObject("answers");
        answers.forEach(given::put);
        String path = "/attempts/" + found.path("attempt").asText() + "/submit";
        JsonNode report = slowly("Grading: letting the cluster come to rest, then looking", s -> s.post(path, request));
        if (!printedJson(report)) {
            new ReportText(console()).print(report);
        }
    }

    private void ask(JsonNode question) {
        console().line(console().bold(question.path("prompt").asText().strip()));
        JsonNode options = question.path("options");
        for (int i = 0; i < options.size(); i++) {
            console()
                    .line("  " + (i + 1) + ") "
                            + options.get(i).path("text").asText().strip());
        }
        String line = console().ask(options.isEmpty() ? "Your answer (empty to skip): " : "Number (empty to skip): ");
        if (line == null || line.isBlank()) {
            return;
        }
        answers.put(question.path("id").asText(), value(options, line.strip()));
    }

    private static String value(JsonNode options, String line) {
        if (line.matches("\\d{1,3}") && options.has(Integer.parseInt(line) - 1)) {
            return options.get(Integer.parseInt(line) - 1).path("value").asText();
        }
        return line;
    }
}
