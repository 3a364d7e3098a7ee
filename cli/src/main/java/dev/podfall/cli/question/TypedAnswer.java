package dev.podfall.cli.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.cli.console.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words of the command line as an answer to a question of the API's. */
public final class TypedAnswer {
    private final JsonNode question;
    private final String help;

    /** @param help the command that says how answers are written */
    public TypedAnswer(JsonNode question, String help) {
        this.question = question;
        this.help = help;
    }

    /** @throws CommandFailed with the choices, if a word is none of them */
    public JsonNode of(List<String> words) {
        return switch (question.path("type").asText()) {
            case "single", "true-false", "output", "line", "picture" -> {
                if (words.size() != 1) {
                    throw usage("Choose one. " + choices());
                }
                yield TextNode.valueOf(known(words.get(0)));
            }
            case "multiple", "ordering" -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                words.forEach(word -> list.add(known(word)));
                yield list;
            }
            case "matching" -> pairs(words);
            default -> TextNode.valueOf(String.join(" ", words));
        };
    }

    private ObjectNode pairs(List<String> words) {
        ObjectNode pairs = JsonNodeFactory.instance.objectNode();
        List<String> rights = new ArrayList<>();
        question.path("matches").forEach(right -> rights.add(right.asText()));
        for (String word : words) {
            pair(word, rights, pairs);
        }
        return pairs;
    }

    /** Either side may hold "=" itself. */
    private void pair(String word, List<String> rights, ObjectNode pairs) {
        for (int equals = word.indexOf('='); equals > 0; equals = word.indexOf('=', equals + 1)) {
            Optional<String> left = meant(word.substring(0, equals), lefts());
            Optional<String> right = meant(word.substring(equals + 1), rights);
            if (left.isPresent() && right.isPresent()) {
                pairs.put(left.get(), right.get());
                return;
            }
        }
        throw usage("\"" + word + "\" is no pair. " + choices() + "\nRight sides:" + lines(rights));
    }

    private String known(String value) {
        return meant(value, lefts())
                .orElseThrow(() -> usage("\"" + value + "\" is no answer to this question. " + choices()));
    }

    /** The one that is typed, as it stands or as it is shown. */
    private static Optional<String> meant(String typed, List<String> values) {
        return values.contains(typed)
                ? Optional.of(typed)
                : values.stream()
                        .filter(value -> QuestionText.typed(value).equals(QuestionText.typed(typed)))
                        .findFirst();
    }

    private List<String> lefts() {
        List<String> values = new ArrayList<>();
        question.path("options").forEach(o -> values.add(o.path("value").asText()));
        return values;
    }

    private String choices() {
        return "There are:" + lines(lefts());
    }

    private static String lines(List<String> values) {
        return values.stream().map(value -> "\n  " + QuestionText.typed(value)).collect(Collectors.joining());
    }

    private CommandFailed usage(String message) {
        return new CommandFailed("USAGE", "usage", message, "See: " + help);
    }
}
