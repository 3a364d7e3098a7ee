package dev.podfall.cli.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Asks a question on the terminal, until it is answered, left out, or the person stops. */
public final class AskedAnswer {
    private static final String STOP = "q";

    private final Console console;

    public AskedAnswer(Console console) {
        this.console = console;
    }

    /** The person wants to stop. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /**
     * Shows the question, and reads the answer.
     *
     * @return empty for one that is left out
     * @throws Stopped if nothing more is to be asked
     */
    public Optional<JsonNode> ask(JsonNode question) {
        new QuestionText(console).printNumbered(question);
        String type = question.path("type").asText();
        return switch (type) {
            case "numeric", "short" ->
                line("Your answer" + QuestionText.unit(question).replaceFirst("^ +", " ") + ": ")
                        .map(TextNode::valueOf);
            case "matching" -> matching(question);
            case "multiple" -> several(question, "Numbers of all that are right, such as 1 3: ", false);
            case "ordering" -> several(question, "All numbers in the right order: ", true);
            default -> several(question, "Number: ", false).map(chosen -> chosen.get(0));
        };
    }

    private Optional<String> line(String prompt) {
        String line = console.ask(prompt);
        if (line == null || line.strip().equals(STOP)) {
            throw new Stopped();
        }
        return Optional.of(line.strip()).filter(text -> !text.isEmpty());
    }

    private Optional<JsonNode> several(JsonNode question, String prompt, boolean all) {
        JsonNode options = question.path("options");
        boolean one = !all && !question.path("type").asText().equals("multiple");
        while (true) {
            Optional<String> line = line(prompt);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            List<Integer> numbers = numbers(line.get(), options.size());
            boolean fits = all ? numbers.size() == options.size() : !one || numbers.size() == 1;
            if (!numbers.isEmpty() && fits) {
                ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
                numbers.forEach(
                        n -> chosen.add(options.path(n - 1).path("value").asText()));
                return Optional.of(chosen);
            }
            console.line("Type " + (one ? "one number" : all ? "each number once" : "numbers") + " from 1 to "
                    + options.size() + "; nothing to go on, " + STOP + " to stop.");
        }
    }

    /** Each once; empty if something in the line is none of them. */
    private static List<Integer> numbers(String line, int most) {
        LinkedHashSet<Integer> numbers = new LinkedHashSet<>();
        for (String word : line.split("[\\s,]+")) {
            boolean known = word.matches("[0-9]{1,4}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= most;
            if (!known) {
                return List.of();
            }
            numbers.add(Integer.parseInt(word));
        }
        return new ArrayList<>(numbers);
    }

    private Optional<JsonNode> matching(JsonNode question) {
        ObjectNode pairs = JsonNodeFactory.instance.objectNode();
        JsonNode rights = question.path("matches");
        for (JsonNode left : question.path("options")) {
            String words = new MarkdownText(console).line(left.path("text").asText());
            List<Integer> number = List.of();
            while (number.size() != 1) {
                Optional<String> line = line(words + ": ");
                if (line.isEmpty()) {
                    break;
                }
                number = numbers(line.get(), rights.size());
                if (number.size() != 1) {
                    console.line(
                            "Type one number from 1 to " + rights.size() + "; nothing to go on, " + STOP + " to stop.");
                }
            }
            if (number.size() == 1) {
                pairs.put(
                        left.path("value").asText(),
                        rights.path(number.get(0) - 1).asText());
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
    }
}
