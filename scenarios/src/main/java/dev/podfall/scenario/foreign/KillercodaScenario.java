package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Killercoda: {@code index.json} has an introduction, steps with a verifier each, and an end. */
final class KillercodaScenario {
    private static final String INDEX = "index.json";
    private static final Set<String> TEXTS = Set.of("title", "description", "difficulty", "time");
    private static final Set<String> PARTS = Set.of("intro", "steps", "finish", "assets");
    /** The last two are what older scenarios call the first two. */
    private static final List<String> SETUPS = List.of("background", "foreground", "courseData", "code");

    private static final Set<String> IN_PART =
            Set.of("title", "text", "verify", "background", "foreground", "courseData", "code");

    private KillercodaScenario() {}

    static List<ForeignTask> read(ForeignFiles files) {
        ObjectNode index = ForeignTree.json(files, INDEX);
        TaskParts parts = new TaskParts(files);
        JsonNode details = index.path("details");
        parts.text(index.path("description").asText());
        part(parts, details.path("intro"), true);
        JsonNode steps = details.path("steps");
        steps.forEach(step -> part(parts, step, true));
        part(parts, details.path("finish"), false);
        if (steps.size() > 1) {
            parts.leave(
                    INDEX, "Its " + steps.size() + " steps are one task here.", "Keep in task.md what belongs to it.");
        }
        leftOut(parts, files, index);
        int minutes = Math.max(0, index.path("time").asInt(0));
        return List.of(parts.build(
                files.name(),
                index.path("title").asText(),
                TaskParts.difficulty(index.path("difficulty").asText()),
                minutes));
    }

    private static void part(TaskParts parts, JsonNode part, boolean shown) {
        if (part.path("text").isTextual()) {
            String file = part.path("text").asText();
            if (shown) {
                parts.textOf(file, part.path("title").asText());
            } else {
                parts.solution(parts.read(file));
            }
        }
        for (String script : SETUPS) {
            if (part.path(script).isTextual()) {
                parts.setup(part.path(script).asText());
            }
        }
        if (part.path("verify").isTextual()) {
            parts.verifier(part.path("verify").asText(), part.path("title").asText());
        }
    }

    private static void leftOut(TaskParts parts, ForeignFiles files, ObjectNode index) {
        String image = index.at("/backend/imageid").asText();
        if (!image.startsWith("kubernetes")) {
            parts.leave(
                    INDEX,
                    "It runs on the machine \"" + image + "\", which is no Kubernetes cluster.",
                    "See whether its task can be put to a cluster at all.");
        }
        if (index.has("interface")) {
            parts.leave(INDEX, "The layout of its page is not carried over.", "Nothing is to be done.");
        }
        unread(new Unread(parts, INDEX), index);
        index.at("/details/assets")
                .forEach(machine -> machine.forEach(asset -> {
                    String file = "assets/" + asset.path("file").asText();
                    if (!file.matches(".*\\.ya?ml")) {
                        parts.leave(
                                file, "The file is not put on the learner's machine.", "Tell in task.md what it says.");
                    }
                }));
        files.others().forEach(f -> parts.leave(f, "It is no text.", "Describe in words what it shows."));
    }

    private static void unread(Unread unread, ObjectNode index) {
        JsonNode details = index.path("details");
        unread.fields("", index, TEXTS, Set.of("details", "backend", "interface"));
        unread.fields("backend.", index.path("backend"), Set.of("imageid"), Set.of());
        unread.fields("details.", details, Set.of(), PARTS);
        unread.fields("details.intro.", details.path("intro"), IN_PART, Set.of());
        unread.fields("details.finish.", details.path("finish"), IN_PART, Set.of());
        JsonNode steps = details.path("steps");
        if (steps.isArray()) {
            for (int i = 0; i < steps.size(); i++) {
                unread.fields("details.steps[" + i + "].", steps.path(i), IN_PART, Set.of());
            }
        } else {
            unread.fields("details.steps.", steps, Set.of(), Set.of());
        }
    }
}
