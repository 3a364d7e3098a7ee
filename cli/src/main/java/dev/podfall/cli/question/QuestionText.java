package dev.podfall.cli.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/** A question of the API's as a person reads it. */
public final class QuestionText {
    private final Console console;

    public QuestionText(Console console) {
        this.console = console;
    }

    /** What is asked, and what can be answered. */
    public void print(JsonNode question) {
        MarkdownText markdown = new MarkdownText(console);
        console.line(markdown.of(question.path("prompt").asText().strip()));
        console.line("");
        for (JsonNode option : question.path("options")) {
            String value = option.path("value").asText();
            String text = option.path("text").asText();
            console.line("  " + (text.equals(value) ? typed(value) : console.code(value) + "  " + markdown.line(text)));
        }
        question.path("matches").forEach(m -> console.line("  = " + typed(m.asText())));
    }

    /** A value as it is shown and may be typed: without the backticks of Markdown, which a shell takes for itself. */
    static String typed(String value) {
        return value.replace("`", "").strip();
    }

    /** The same, with a number before each option. */
    void printNumbered(JsonNode question) {
        MarkdownText markdown = new MarkdownText(console);
        console.line(markdown.of(question.path("prompt").asText().strip()));
        console.line("");
        boolean matching = question.path("type").asText().equals("matching");
        int number = 0;
        for (JsonNode option : question.path(matching ? "matches" : "options")) {
            number++;
            String text = matching ? option.asText() : option.path("text").asText();
            console.line(String.format("  %2d  %s", number, markdown.line(text)));
        }
    }

    /** How an answer is written on the command line. */
    public static String example(JsonNode question) {
        List<String> values = new ArrayList<>();
        question.path("options")
                .forEach(option -> values.add(option.path("value").asText()));
        String any = values.isEmpty() ? "VALUE" : values.get(0);
        return switch (question.path("type").asText()) {
            case "multiple" -> any + " …  (several may be right)";
            case "ordering" -> String.join(" ", values) + "  (in the right order)";
            case "matching" -> "\"LEFT=RIGHT\" …  (a pair for each, in quotes)";
            case "numeric" -> "NUMBER" + unit(question);
            case "short" -> "WORDS";
            default -> any;
        };
    }

    static String unit(JsonNode question) {
        return question.hasNonNull("unit") ? "  (in " + question.path("unit").asText() + ")" : "";
    }
}
