package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** k8s-ai-bench: {@code task.yaml} has prompts, a setup, a verifier, and what an answer should say. */
final class BenchTask {
    private static final String TASK = "task.yaml";
    private static final Set<String> LISTS = Set.of("script", "tags", "expect");
    private static final Set<String> TEXTS = Set.of(
            "setup",
            "verifier",
            "cleanup",
            "difficulty",
            "timeout",
            "isolation",
            "disabled",
            "name",
            "description",
            "category");

    private BenchTask() {}

    static List<ForeignTask> read(ForeignFiles files) {
        ObjectNode task = ForeignTree.yaml(files, TASK);
        TaskParts parts = new TaskParts(files);
        parts.text(task.path("description").asText());
        task.path("script").forEach(step -> prompt(parts, step));
        if (task.path("setup").isTextual()) {
            parts.setup(task.path("setup").asText());
        }
        if (task.path("verifier").isTextual()) {
            parts.verifier(task.path("verifier").asText(), "");
        }
        if (task.hasNonNull("cleanup")) {
            parts.leave(
                    TASK,
                    "Its clean-up is not needed: each attempt has a cluster of its own.",
                    "Nothing is to be done.");
        }
        if (task.has("expect")) {
            parts.leave(
                    TASK,
                    "What an answer in words should say (expect) is not carried over.",
                    "Ask it as a question of the diagnosis, in rubric.yaml.");
        }
        if (task.path("isolation").asText().equals("namespace")) {
            parts.leave(
                    TASK,
                    "It is given a namespace by its platform ($NAMESPACE).",
                    "Name one in baseline/ and task.md.");
        }
        Unread unread = new Unread(parts, TASK);
        unread.fields("", task, TEXTS, LISTS);
        JsonNode script = task.path("script");
        for (int i = 0; i < script.size(); i++) {
            unread.fields("script[" + i + "].", script.path(i), Set.of("prompt", "promptFile"), Set.of());
        }
        return List.of(parts.build(
                files.name(),
                task.path("name").asText(files.name()).replace('-', ' '),
                TaskParts.difficulty(task.path("difficulty").asText()),
                minutes(task.path("timeout").asText())));
    }

    private static void prompt(TaskParts parts, JsonNode step) {
        if (step.hasNonNull("promptFile")) {
            parts.textOf(step.path("promptFile").asText(), "");
        } else {
            parts.text(step.path("prompt").asText());
        }
    }

    private static int minutes(String timeout) {
        return timeout.matches("\\d{1,3}m") ? Integer.parseInt(timeout.substring(0, timeout.length() - 1)) : 0;
    }
}
