package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Console;
import dev.podfall.grader.proof.Inspection;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.WorldLint;
import dev.podfall.scenario.lint.exam.InspectedExam;
import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lint found, for a person and for a program.
 *
 * @param labs findings by lab
 * @param worlds findings by world
 */
record Linted(AuthorLabs.Inspected meant, Map<String, List<Finding>> labs, Map<String, List<Finding>> worlds) {
    /** Inspects it all, as its files are now. */
    static Linted of(AuthorLabs.Inspected meant) {
        AuthorLabs.Chosen chosen = meant.chosen();
        Inspection inspection = new Inspection(chosen.catalogue());
        Map<String, List<Finding>> labs = new LinkedHashMap<>();
        chosen.ids().forEach(id -> labs.put(id, inspection.of(id)));
        Map<String, List<Finding>> worlds = new LinkedHashMap<>();
        worlds(chosen).forEach(name -> worlds.put(name, WorldLint.world(chosen.catalogue(), name)));
        return new Linted(meant, labs, worlds);
    }

    boolean isClean() {
        return labs.values().stream().allMatch(List::isEmpty)
                && worlds.values().stream().allMatch(List::isEmpty)
                && meant.quizzes().stream().allMatch(InspectedQuiz::isOffered)
                && meant.exams().stream().allMatch(InspectedExam::isOffered);
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

    void print(Console console) {
        everything().forEach((name, findings) -> print(console, name, findings));
    }

    /** What is otherwise than before, and what is left in all. */
    void print(Console console, Linted before) {
        Map<String, List<Finding>> old = before.everything();
        everything().forEach((name, findings) -> {
            if (!findings.equals(old.get(name))) {
                print(console, name, findings);
            }
        });
        int left = everything().values().stream().mapToInt(List::size).sum();
        console.line(left == 0 ? console.good("✓ nothing to correct") : "to correct in all: " + left);
    }

    private Map<String, List<Finding>> everything() {
        Map<String, List<Finding>> all = new LinkedHashMap<>();
        worlds.forEach((name, findings) -> all.put("world " + name, findings));
        all.putAll(labs);
        meant.quizzes().forEach(quiz -> all.put("quiz " + quiz.id(), quiz.findings()));
        meant.exams().forEach(exam -> all.put("exam " + exam.id(), exam.findings()));
        return all;
    }

    private static void print(Console console, String id, List<Finding> findings) {
        console.line((findings.isEmpty() ? console.good("✓ ") : console.bad("✗ "))
                + id
                + (findings.isEmpty() ? "" : ", to correct: " + findings.size()));
        for (Finding finding : findings) {
            console.line("  " + finding.where());
            console.line("      " + finding.what());
            console.line(console.faint("      " + finding.howToFix()));
        }
    }

    ObjectNode json() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("clean", isClean());
        ArrayNode all = answer.putArray("labs");
        labs.forEach((id, findings) -> {
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
}
