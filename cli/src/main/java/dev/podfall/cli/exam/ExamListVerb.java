package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the exams, and those you sat.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam list", "  podfall exam list -o json"})
final class ExamListVerb extends Verb {
    @Override
    protected void run() {
        JsonNode all = server().get("/exams");
        if (printedJson(all)) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        all.path("exams")
                .forEach(e -> rows.add(List.of(
                        text(e, "id"),
                        text(e, "tasks") + " (" + text(e, "labs") + " hands-on)",
                        text(e, "minutes") + " min",
                        text(e, "passMark") + " %",
                        text(e, "title"))));
        console().table(List.of("EXAM", "TASKS", "TIME", "PASS", "TITLE"), rows);
        all.path("broken")
                .forEach(id -> console().note(id.asText() + " cannot be offered: podfall author lint " + id.asText()));
        if (!all.path("sittings").isEmpty()) {
            console().line("");
            List<List<String>> mine = new ArrayList<>();
            all.path("sittings")
                    .forEach(s -> mine.add(List.of(text(s, "sitting"), text(s, "state"), text(s, "title"))));
            console().table(List.of("YOURS", "STATE", "TITLE"), mine);
        }
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asText();
    }
}
