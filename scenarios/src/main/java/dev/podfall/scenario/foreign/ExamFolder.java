package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exam's folder: {@code exam.yaml} lists questions, each a folder with a text, a setup, hints, a solution and verifiers. */
final class ExamFolder {
    private static final String EXAM = "exam.yaml";
    private static final int MOST_QUESTIONS = 100;
    private static final Pattern ABOUT = Pattern.compile("(?m)^#\\s*desc(?:ription)?:\\s*(.{1,200})$");
    private static final Pattern POINTS = Pattern.compile("(?m)^#\\s*points:\\s*(\\d{1,3})");
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,2})h)?(?:(\\d{1,4})m?)?");
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
        for (int i = 0; i < questions.size(); i++) {
            TaskParts parts = new TaskParts(files);
            Unread unread = new Unread(parts, EXAM);
            if (i == 0) { // What is of the whole exam is told with its first question.
                unread.fields("", exam, Set.of("apiVersion", "kind"), Set.of("spec", "questions"));
                unread.fields("spec.", exam.path("spec"), Set.of("duration", "passingScore"), Set.of("questions"));
            }
            unread.fields("questions[" + i + "].", questions.path(i), Set.of("id", "weight"), Set.of());
            tasks.add(question(files, parts, exam, questions.path(i), minutes));
        }
        return tasks;
    }

    private static ForeignTask question(
            ForeignFiles files, TaskParts parts, ObjectNode exam, JsonNode question, int minutes) {
        String id = question.path("id").asText();
        String folder = id + "/";
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
        parts.leave(EXAM, place(id, question, exam), "Write exams/ID.yaml for that; AUTHORING.md says how.");
        Matcher title = TITLE.matcher(text);
        return parts.build(files.name() + "-" + id, title.find() ? title.group(1) : id, Difficulty.medium, minutes);
    }

    /** What a question is in its exam, as far as the file says it. */
    private static String place(String id, JsonNode question, ObjectNode exam) {
        String weight = question.path("weight").asText();
        String duration = exam.at("/spec/duration").asText();
        String mark = exam.at("/spec/passingScore").asText();
        return "Question " + id + (weight.isEmpty() ? " has no weight" : " weighs " + weight) + "; the exam "
                + (duration.isEmpty() ? "has no duration" : "takes " + duration) + " and "
                + (mark.isEmpty() ? "has no pass mark." : "is passed with " + mark + ".");
    }

    private static String about(String script) {
        Matcher about = ABOUT.matcher(script);
        Matcher points = POINTS.matcher(script);
        String words = about.find() ? about.group(1).strip() : "";
        return points.find() ? words + " (" + points.group(1) + " points)" : words;
    }

    private static int minutes(String duration) {
        Matcher given = DURATION.matcher(duration);
        if (!given.matches()) {
            return 0;
        }
        int hours = given.group(1) == null ? 0 : Integer.parseInt(given.group(1));
        return hours * 60 + (given.group(2) == null ? 0 : Integer.parseInt(given.group(2)));
    }
}
