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

    /**
     * What was typed as {@code ID=VALUE}, by id.
     *
     * @throws CommandFailed of usage for one without a value, and for a second answer to the same question: nobody can know which is meant
     */
    static Map<String, String> answers(List<String> typed) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String one : typed) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw wrong("\"" + one + "\" is no answer.", "Write it as --answer ID=VALUE.");
            }
            String id = one.substring(0, equals);
            String value = one.substring(equals + 1);
            String before = answers.putIfAbsent(id, value);
            if (before != null) {
                throw wrong(
                        "There are two answers to \"" + id + "\": " + before + " and " + value + ".",
                        "Give one answer to each question.");
            }
        }
        return answers;
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
            String given = answer(console, question, values);
            if (given != null) {
                answers.put(question.path("id").asText(), given);
            }
        }
    }

    /** One of the options: its number, its value or its text. */
    private static String answer(Console console, JsonNode question, List<String> values) {
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
            for (JsonNode option : question.path("options")) {
                if (List.of(option.path("value").asText(), option.path("text").asText()).stream()
                        .anyMatch(word::equalsIgnoreCase)) {
                    return option.path("value").asText();
                }
            }
            console.line("  \"" + word + "\" is none of the answers. Type a number from 1 to " + values.size()
                    + ", or one of: " + String.join(", ", values));
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
