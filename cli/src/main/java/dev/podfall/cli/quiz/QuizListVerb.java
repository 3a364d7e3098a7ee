package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the quizzes, and how many questions that you missed are due.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall quiz list", "  podfall quiz list -o json"})
final class QuizListVerb extends Verb {
    @Override
    protected void run() {
        JsonNode all = server().get("/quizzes");
        if (printedJson(all)) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        all.path("quizzes")
                .forEach(q -> rows.add(List.of(
                        q.path("id").asText(),
                        q.path("questions").asText(),
                        q.path("minutes").asText() + " min",
                        q.path("running").asBoolean()
                                ? "running"
                                : q.hasNonNull("best") ? q.path("best").asText() + " %" : "",
                        q.path("title").asText())));
        console().table(List.of("QUIZ", "QUESTIONS", "TIME", "BEST", "TITLE"), rows);
        all.path("broken")
                .forEach(id -> console().note(id.asText() + " cannot be offered: podfall author lint " + id.asText()));
        if (all.path("due").asInt() > 0) {
            console().line("");
            console().line(all.path("due").asText() + " that you missed are due: podfall quiz practise");
        }
    }
}
