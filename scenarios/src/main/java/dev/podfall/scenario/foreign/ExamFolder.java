package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exam's folder: {@code exam.yaml} lists questions, each a folder with a text, a setup, hints, a solution and verifiers. */
final class ExamFolder {
    private static final String EXAM = "exam.yaml";
    private static final int MOST_QUESTIONS = 100;
    private static final Pattern ABOUT = Pattern.compile("(?m)^#\\s*desc(?:ription)?:\\s*(.{1,200})$");
    private static final Pattern POINTS = Pattern.compile("(?m)^#\\s*points:\\s*(\\d{1,3})");
    private static final Pattern TITLE = Pattern.compile("(?m)^#\\s+(?:Question\\s+\\d+\\s*[|:-]\\s*)?(.{1,120})$");

    private ExamFolder() {}

    static List<ForeignTask> read(ForeignFiles files) {
        ObjectNode exam = ForeignTree.yaml(files, EXAM);
        JsonNode questions = exam.at("/spec/questions").isArray() ? exam.at("/spec/questions") : exam.path("questions");
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw new ForeignRefused(
                    files.name(),
                    List.of(new Finding(
                            EXAM,
                            "It lists " + questions.size() + " questions under spec.questions.",
                            "List 1 to " + MOST_QUESTIONS + ".")));
        }
        List<ForeignTask> tasks = new ArrayList<>();
        int minutes = minutes(exam.at("/spec/duration").asText()) / questions.size();
        questions.forEach(question -> tasks.add(question(files, exam, question, minutes)));
        return tasks;
    }

    private static ForeignTask question(ForeignFiles files, ObjectNode exam, JsonNode question, int minutes) {
        String id = question.path("id").asText();
        String folder = id + "/";
        TaskParts parts = new TaskParts(files);
        String text = parts.read(folder + "question.md");
        parts.text(text);
        files.find(folder + "setup.sh").ifPresent(setup -> parts.setup(folder + "setup.sh"));
        files.find(folder + "hints.md")
                .ifPresent(hints -> List.of(hints.split("(?m)^##\\s.*$")).forEach(parts::hint));
        files.find(folder + "solution.md").ifPresent(parts::solution);
        for (String name : files.names()) {
            if (name.startsWith(folder + "validate.d/")) {
                parts.verifier(name, about(files.find(name).orElse("")));
            } else if (name.startsWith(folder + "expected/")) {
                parts.leave(
                        name, "What a learner should write into a file is not looked at.", "Claim it of the cluster.");
            }
        }
        if (text.contains("ssh ")) {
            parts.leave(
                    folder + "question.md", "It has the learner log in to a machine.", "Put the task to the cluster.");
        }
        parts.leave(
                EXAM,
                "Question " + id + " weighs " + question.path("weight").asText("nothing") + " in an exam of "
                        + exam.at("/spec/duration").asText("no") + " with pass mark "
                        + exam.at("/spec/passingScore").asText("unknown") + ".",
                "Write exams/ID.yaml for that; AUTHORING.md says how.");
        Matcher title = TITLE.matcher(text);
        return parts.build(files.name() + "-" + id, title.find() ? title.group(1) : id, Difficulty.medium, minutes);
    }

    private static String about(String script) {
        Matcher about = ABOUT.matcher(script);
        Matcher points = POINTS.matcher(script);
        String words = about.find() ? about.group(1).strip() : "";
        return points.find() ? words + " (" + points.group(1) + " points)" : words;
    }

    private static int minutes(String duration) {
        return duration.matches("\\d{1,4}m") ? Integer.parseInt(duration.substring(0, duration.length() - 1)) : 0;
    }
}
