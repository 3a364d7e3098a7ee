package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "note",
        mixinStandardHelpOptions = true,
        description = "Adds a line to your notes of the exam, or shows them. Nobody grades them.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam note", "  podfall exam note 7: selector looks odd, come back"})
final class ExamNoteVerb extends Verb {
    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "What to write down.")
    private List<String> words = new ArrayList<>();

    @Override
    protected void run() {
        ServerLink server = server();
        JsonNode sitting = SittingChoice.of(server, null, console());
        String notes = sitting.at("/notes/text").asText();
        if (!words.isEmpty()) {
            String more = (notes.isEmpty() || notes.endsWith("\n") ? notes : notes + "\n") + String.join(" ", words);
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("text", more)
                    .put("revision", sitting.at("/notes/revision").asLong());
            String path = "/exam-sittings/" + sitting.path("sitting").asText() + "/notes";
            sitting = server.post(path, body).path("sitting");
        }
        if (!printedJson(sitting.path("notes"))) {
            String now = sitting.at("/notes/text").asText();
            console().line(now.isEmpty() ? "No notes yet." : now);
        }
    }
}
