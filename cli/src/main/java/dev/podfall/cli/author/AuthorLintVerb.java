package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.server.Verb;
import dev.podfall.grader.proof.Inspection;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is wrong in the files of labs and quizzes, and how to correct it. Ends with 5 where something is.",
            "In the place of a lab, a quiz's id or file will do as well."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author lint requests-hang",
            "  podfall author lint --all --catalogue ~/my-labs",
            "  podfall author lint ~/my-labs/quizzes/probes.yaml",
            "  podfall author lint labs/networking/requests-hang -o json"
        })
final class AuthorLintVerb extends Verb {
    @Mixin
    private AuthorLabs labs;

    private boolean clean;

    @Override
    protected void run() {
        AuthorLabs.Inspected meant = labs.chooseForLint();
        AuthorLabs.Chosen chosen = meant.chosen();
        Inspection inspection = new Inspection(chosen.catalogue());
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        chosen.ids().forEach(id -> found.put(id, inspection.of(id)));
        clean = found.values().stream().allMatch(List::isEmpty)
                && meant.quizzes().stream().allMatch(InspectedQuiz::isOffered);
        if (!printedJson(json(meant, found))) {
            found.forEach(this::print);
            meant.quizzes().forEach(quiz -> print("quiz " + quiz.id(), quiz.findings()));
        }
    }

    private void print(String id, List<Finding> findings) {
        console()
                .line((findings.isEmpty() ? console().good("✓ ") : console().bad("✗ "))
                        + id
                        + (findings.isEmpty() ? "" : ", to correct: " + findings.size()));
        for (Finding finding : findings) {
            console().line("  " + finding.where());
            console().line("      " + finding.what());
            console().line(console().faint("      " + finding.howToFix()));
        }
    }

    private ObjectNode json(AuthorLabs.Inspected meant, Map<String, List<Finding>> found) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("clean", clean);
        ArrayNode all = answer.putArray("labs");
        found.forEach((id, findings) -> {
            ObjectNode lab = all.addObject()
                    .put("lab", id)
                    .put("folder", meant.chosen().catalogue().folderOf(id))
                    .put("clean", findings.isEmpty());
            put(lab, findings);
        });
        ArrayNode quizzes = answer.putArray("quizzes");
        for (InspectedQuiz quiz : meant.quizzes()) {
            ObjectNode one = quizzes.addObject()
                    .put("quiz", quiz.id())
                    .put("file", quiz.file())
                    .put("clean", quiz.isOffered());
            put(one, quiz.findings());
        }
        return answer;
    }

    private static void put(ObjectNode entry, List<Finding> findings) {
        ArrayNode list = entry.putArray("findings");
        findings.forEach(f ->
                list.addObject().put("where", f.where()).put("what", f.what()).put("fix", f.howToFix()));
    }

    @Override
    protected int exitNumber() {
        return clean ? ExitCode.OK.number() : ExitCode.AUTHOR.number();
    }
}
