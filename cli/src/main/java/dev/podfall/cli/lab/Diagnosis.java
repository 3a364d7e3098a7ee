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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The questions of an attempt that was handed in, and what was answered: on its page, on the command line, or here on the terminal. */
final class Diagnosis {
    private final String attempt;
    private final JsonNode questions;
    private final Map<String, String> answers;

    /**
     * @param attempt with its questions, and the answers that were kept
     * @param given on the command line; they count before those that were kept
     * @throws CommandFailed of usage for an answer to no question, or one that is no option
     */
    Diagnosis(JsonNode attempt, Map<String, String> given) {
        this.attempt = attempt.path("attempt").asText();
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
     * @param form how it is to be written
     * @throws CommandFailed of usage for one without a value, and for a second answer to the same question: nobody can know which is meant
     */
    static Map<String, String> answers(List<String> typed, String form) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String one : typed) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw wrong("\"" + one + "\" is no answer.", "Write it as " + form + ". Nothing was done.");
            }
            String id = one.substring(0, equals);
            String value = one.substring(equals + 1);
            String before = answers.putIfAbsent(id, value);
            if (before != null) {
                throw wrong(
                        "There are two answers to \"" + id + "\": " + before + " and " + value + ".",
                        "Give one answer to each question. Nothing was done.");
            }
        }
        return answers;
    }

    /**
     * Told before anything is handed in.
     *
     * @param attempt with its questions; their options need not be known
     * @throws CommandFailed of usage for an answer to no question
     */
    static void refuseUnknown(JsonNode attempt, Set<String> ids) {
        for (String id : ids) {
            asked(attempt.path("questions"), id, "Nothing was done.");
        }
    }

    /** Those of the answers that are options, over those that were kept. */
    static Map<String, String> valid(JsonNode attempt, Map<String, String> given) {
        Map<String, String> valid = new LinkedHashMap<>(new Diagnosis(attempt, Map.of()).answers);
        for (JsonNode question : attempt.path("questions")) {
            String value = given.get(question.path("id").asText());
            if (values(question).contains(value)) {
                valid.put(question.path("id").asText(), value);
            }
        }
        return valid;
    }

    private static JsonNode asked(JsonNode questions, String id, String then) {
        List<String> ids = new ArrayList<>();
        for (JsonNode question : questions) {
            ids.add(question.path("id").asText());
            if (question.path("id").asText().equals(id)) {
                return question;
            }
        }
        throw wrong(
                "There is no question \"" + id + "\".", "The questions are: " + String.join(", ", ids) + "\n" + then);
    }

    private void check(String id, String value) {
        List<String> values = values(asked(questions, id, stillAsks()));
        if (!values.contains(value)) {
            throw wrong(
                    "\"" + value + "\" is no answer to \"" + id + "\".",
                    "Choose one of: " + String.join(", ", values) + "\n" + stillAsks());
        }
    }

    private String stillAsks() {
        return "Nothing was closed: your cluster was looked at for good, and the attempt waits for its answers. Others"
                + " that you gave are saved.\nAnswer with: " + command();
    }

    /** What is typed to close it. */
    String command() {
        StringBuilder command = new StringBuilder("podfall answer " + attempt);
        questions.forEach(q -> command.append(' ').append(q.path("id").asText()).append("=VALUE"));
        return command.toString();
    }

    private static CommandFailed wrong(String message, String next) {
        return new CommandFailed("USAGE", "usage", message, next);
    }

    private static List<String> values(JsonNode question) {
        List<String> values = new ArrayList<>();
        question.path("options")
                .forEach(option -> values.add(option.path("value").asText()));
        return values;
    }

    /** All questions with their options, and what is chosen. */
    void show(Console console) {
        MarkdownText text = new MarkdownText(console);
        for (JsonNode question : questions) {
            String id = question.path("id").asText();
            console.line("");
            console.line(console.bold(text.line(question.path("prompt").asText())) + console.faint(" (" + id + ")"));
            int widest =
                    values(question).stream().mapToInt(String::length).max().orElse(0);
            for (JsonNode option : question.path("options")) {
                String value = option.path("value").asText();
                console.line((value.equals(answers.get(id)) ? "* " : "  ")
                        + console.code(value)
                        + " ".repeat(widest - value.length() + 2)
                        + text.line(option.path("text").asText()));
            }
        }
    }

    /**
     * Asks what is not answered yet; a wrong number is asked again, an empty line skips.
     *
     * @param keep is told of each answer, by question id, at once
     * @return whether the person went through to the end
     */
    boolean ask(Console console, BiConsumer<String, String> keep) {
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
            Optional<String> given = answer(console, question, values);
            if (given.isEmpty()) {
                return false;
            } else if (!given.get().isEmpty()) {
                answers.put(question.path("id").asText(), given.get());
                keep.accept(question.path("id").asText(), given.get());
            }
        }
        return true;
    }

    /** One of the options: its number, its value or its text. Nothing in it for a question that is skipped; empty at the end of input. */
    private static Optional<String> answer(Console console, JsonNode question, List<String> values) {
        while (true) {
            String line = console.ask("1 to " + values.size() + " (empty to skip): ");
            if (line == null) {
                return Optional.empty();
            }
            String word = line.strip();
            if (word.isEmpty() || values.contains(word)) {
                return Optional.of(word);
            }
            if (word.matches("\\d{1,3}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= values.size()) {
                return Optional.of(values.get(Integer.parseInt(word) - 1));
            }
            for (JsonNode option : question.path("options")) {
                if (List.of(option.path("value").asText(), option.path("text").asText()).stream()
                        .anyMatch(word::equalsIgnoreCase)) {
                    return Optional.of(option.path("value").asText());
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

    /** What is chosen by now, as the server wants it. */
    Map<String, String> chosen() {
        return Map.copyOf(answers);
    }

    /** As the server wants it. */
    static ObjectNode request(Map<String, String> given) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode answers = request.putObject("answers");
        given.forEach(answers::put);
        return request;
    }
}
