package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.server.Verb;
import dev.podfall.grader.proof.Inspection;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.WorldLint;
import dev.podfall.scenario.lint.exam.InspectedExam;
import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is wrong in the files of labs, quizzes and exams, and how to correct it. Ends with 5 where something is.",
            "In the place of a lab, a quiz's or an exam's id or file will do as well."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author lint requests-hang",
            "  podfall author lint --all --catalogue ~/my-labs",
            "  podfall author lint ~/my-labs/quizzes/probes.yaml",
            "  podfall author lint labs/networking/requests-hang -o json",
            "  podfall author lint --gameday all"
        })
final class AuthorLintVerb extends Verb {
    @Mixin
    private AuthorLabs labs;

    @Option(names = "--gameday", paramLabel = "ID", description = "A game day instead of labs, or all.")
    private List<String> gameDays = new ArrayList<>();

    private boolean clean;

    @Override
    protected void run() {
        if (!gameDays.isEmpty()) {
            GameDayChecks checks = new GameDayChecks(labs.catalogue(), console());
            checks.lint(gameDays, asJson());
            clean = checks.holds();
            printedJson(checks.json());
            return;
        }
        AuthorLabs.Inspected meant = labs.chooseForLint();
        AuthorLabs.Chosen chosen = meant.chosen();
        Inspection inspection = new Inspection(chosen.catalogue());
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        chosen.ids().forEach(id -> found.put(id, inspection.of(id)));
        Map<String, List<Finding>> worlds = new LinkedHashMap<>();
        worlds(chosen).forEach(name -> worlds.put(name, WorldLint.world(chosen.catalogue(), name)));
        clean = found.values().stream().allMatch(List::isEmpty)
                && worlds.values().stream().allMatch(List::isEmpty)
                && meant.quizzes().stream().allMatch(InspectedQuiz::isOffered)
                && meant.exams().stream().allMatch(InspectedExam::isOffered);
        if (!printedJson(json(meant, found, worlds))) {
            worlds.forEach((name, findings) -> print("world " + name, findings));
            found.forEach(this::print);
            meant.quizzes().forEach(quiz -> print("quiz " + quiz.id(), quiz.findings()));
            meant.exams().forEach(exam -> print("exam " + exam.id(), exam.findings()));
        }
    }

    /** Those of the catalogue's own; where one lab is meant, its own alone. */
    private static Set<String> worlds(AuthorLabs.Chosen chosen) {
        Set<String> names = new TreeSet<>(chosen.catalogue().worlds().own());
        if (chosen.ids().size() == 1) {
            names.removeIf(name -> !inWorld(chosen.catalogue(), chosen.ids().get(0), name));
        }
        return chosen.ids().isEmpty() ? Set.of() : names;
    }

    private static boolean inWorld(Catalogue catalogue, String lab, String world) {
        try {
            return world.equals(catalogue.lab(lab).facts().world());
        } catch (UnreadableData unreadable) {
            return false; // what is wrong with the lab is told of the lab
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

    private ObjectNode json(
            AuthorLabs.Inspected meant, Map<String, List<Finding>> found, Map<String, List<Finding>> worlds) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("clean", clean);
        ArrayNode all = answer.putArray("labs");
        found.forEach((id, findings) -> {
            ObjectNode lab = all.addObject()
                    .put("lab", id)
                    .put("folder", meant.chosen().catalogue().folderOf(id))
                    .put("clean", findings.isEmpty());
            put(lab, findings);
        });
        ArrayNode judgedWorlds = answer.putArray("worlds");
        worlds.forEach((name, findings) ->
                put(judgedWorlds.addObject().put("world", name).put("clean", findings.isEmpty()), findings));
        ArrayNode quizzes = answer.putArray("quizzes");
        for (InspectedQuiz quiz : meant.quizzes()) {
            ObjectNode one = quizzes.addObject()
                    .put("quiz", quiz.id())
                    .put("file", quiz.file())
                    .put("clean", quiz.isOffered());
            put(one, quiz.findings());
        }
        ArrayNode exams = answer.putArray("exams");
        for (InspectedExam exam : meant.exams()) {
            ObjectNode one = exams.addObject()
                    .put("exam", exam.id())
                    .put("file", exam.file())
                    .put("clean", exam.isOffered());
            put(one, exam.findings());
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
