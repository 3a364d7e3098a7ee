package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questions that come with handing in, and what was answered: on the command line, or here on the terminal. */
final class Diagnosis {
    private final JsonNode questions;
    private final Map<String, String> answers;

    /**
     * @param attempt with its questions, and the answers that were chosen on its page
     * @param given on the command line; they count before those of the page
     * @throws CommandFailed of usage for an answer to no question, or one that is no option
     */
    Diagnosis(JsonNode attempt, Map<String, String> given) {
        this.questions = attempt.path("questions");
        this.answers = new LinkedHashMap<>();
        attempt.at("/answers/values")
                .properties()
                .forEach(
                        chosen -> answers.put(chosen.getKey(), chosen.getValue().asText()));
        given.forEach(this::check);
        answers.putAll(given);
    }

    private void check(String id, String value) {
        JsonNode asked = null;
        List<String> ids = new ArrayList<>();
        for (JsonNode question : questions) {
            ids.add(question.path("id").asText());
            asked = question.path("id").asText().equals(id) ? question : asked;
        }
        if (asked == null) {
            throw wrong(
                    "There is no question \"" + id + "\".",
                    ids.isEmpty() ? "This lab asks nothing." : "The questions are: " + String.join(", ", ids));
        }
        List<String> values = values(asked);
        if (!values.isEmpty() && !values.contains(value)) {
            throw wrong(
                    "\"" + value + "\" is no answer to \"" + id + "\".", "Choose one of: " + String.join(", ", values));
        }
    }

    private static CommandFailed wrong(String message, String next) {
        return new CommandFailed("USAGE", "usage", message, next + "\nNothing was handed in.");
    }

    private static List<String> values(JsonNode question) {
        List<String> values = new ArrayList<>();
        question.path("options")
                .forEach(option -> values.add(option.path("value").asText()));
        return values;
    }

    /** Asks what is not answered yet; a wrong number is asked again, an empty line skips. */
    void ask(Console console) {
        MarkdownText text = new MarkdownText(console);
        for (JsonNode question : unanswered()) {
            console.line("");
            console.line(console.bold(text.of(question.path("prompt").asText())));
            List<String> values = values(question);
            for (int i = 0; i < values.size(); i++) {
                console.line("  " + (i + 1) + ") "
                        + text.line(
                                question.path("options").path(i).path("text").asText()));
            }
            String given = answer(console, values);
            if (given != null) {
                answers.put(question.path("id").asText(), given);
            }
        }
    }

    private static String answer(Console console, List<String> values) {
        while (true) {
            String line = console.ask(
                    values.isEmpty()
                            ? "Your answer (empty to skip): "
                            : "1 to " + values.size() + " (empty to skip): ");
            if (line == null || line.isBlank()) {
                return null;
            }
            String word = line.strip();
            if (values.isEmpty() || values.contains(word)) {
                return word;
            }
            if (word.matches("\\d{1,3}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= values.size()) {
                return values.get(Integer.parseInt(word) - 1);
            }
        }
    }

    /** In the lab's order. */
    List<JsonNode> unanswered() {
        List<JsonNode> open = new ArrayList<>();
        questions.forEach(question -> {
            if (!answers.containsKey(question.path("id").asText())) {
                open.add(question);
            }
        });
        return open;
    }

    /** What is missing and how it is given, for whoever has no terminal; a line each. */
    List<String> whatIsLeftOut() {
        return unanswered().stream()
                .map(question -> "Handing in without an answer to \""
                        + question.path("id").asText()
                        + "\". To answer: --answer " + question.path("id").asText() + "=VALUE, one of "
                        + String.join(", ", values(question)))
                .toList();
    }

    /** What the server wants. */
    ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode given = request.putObject("answers");
        answers.forEach(given::put);
        return request;
    }
}
